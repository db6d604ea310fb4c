package dev.scoring.engine.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes bundle folders whose model file looks like TorchScript from outside. */
public final class TestBundle {
  private final Path folder;

  private TestBundle(Path folder) {
    this.folder = folder;
  }

  /** A bundle with a model file and nothing else. */
  public static TestBundle in(Path folder) {
    TestBundle bundle = new TestBundle(folder);
    bundle.file("model.pt", zip(List.of("m/data.pkl", "m/constants.pkl", "m/code/m.py")));
    return bundle;
  }

  /** A bundle whose inputs are given as YAML list items, with one scalar output. */
  public static TestBundle withInputs(Path folder, String... inputs) {
    return in(folder).yaml(header() + "inputs:\n" + items(inputs) + output());
  }

  static String header() {
    return "name: test\nversion: \"1\"\nengine: PyTorch\nfile: model.pt\n";
  }

  static String output() {
    return "outputs:\n  - {name: score, dtype: float32, shape: []}\n";
  }

  static String items(String... inputs) {
    StringBuilder text = new StringBuilder();
    for (String input : inputs) {
      text.append("  - ").append(input).append('\n');
    }
    return text.toString();
  }

  public TestBundle yaml(String yaml) {
    return file("model.yaml", yaml);
  }

  public TestBundle file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public TestBundle file(String name, byte[] content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path folder() {
    return folder;
  }

  public ModelBundle open() {
    return ModelBundle.open(folder);
  }

  static byte[] zip(List<String> names) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.getBytes(StandardCharsets.UTF_8));
      }
      zip.finish();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
