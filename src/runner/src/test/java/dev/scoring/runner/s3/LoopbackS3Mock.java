package dev.scoring.runner.s3;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Starts S3Mock with every connector on the loopback: its second one would listen on all addresses.
 * Run in S3Mock's own process, whose classes this one's class path does not have.
 */
public final class LoopbackS3Mock {

  private LoopbackS3Mock() {}

  /** The process's entry. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Class<?> application = type("org.springframework.boot.SpringApplication");
    Object spring =
        application
            .getConstructor(Class[].class)
            .newInstance(
                (Object) new Class<?>[] {type("com.adobe.testing.s3mock.S3MockApplication")});
    Class<?> initializer = type("org.springframework.context.ApplicationContextInitializer");
    Object toLoopback = proxy(initializer, (self, method, args) -> initialize(method, args));
    Object initializers = java.lang.reflect.Array.newInstance(initializer, 1);
    java.lang.reflect.Array.set(initializers, 0, toLoopback);
    application.getMethod("addInitializers", initializers.getClass()).invoke(spring, initializers);
    application.getMethod("run", String[].class).invoke(spring, (Object) arguments);
  }

  private static Object initialize(Method method, Object[] args) throws Throwable {
    if (method.getName().equals("initialize")) {
      Class<?> postProcessor = type("org.springframework.beans.factory.config.BeanPostProcessor");
      Object factory =
          type("org.springframework.context.ConfigurableApplicationContext")
              .getMethod("getBeanFactory")
              .invoke(args[0]);
      type("org.springframework.beans.factory.config.ConfigurableBeanFactory")
          .getMethod("addBeanPostProcessor", postProcessor)
          .invoke(factory, proxy(postProcessor, (self, called, values) -> process(values)));
    }
    return null;
  }

  private static Object process(Object[] args) throws Throwable {
    Class<?> tomcat =
        type("org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory");
    if (tomcat.isInstance(args[0])) {
      for (Object connector :
          (List<?>) tomcat.getMethod("getAdditionalTomcatConnectors").invoke(args[0])) {
        connector
            .getClass()
            .getMethod("setProperty", String.class, String.class)
            .invoke(connector, "address", "127.0.0.1");
      }
    }
    return args[0];
  }

  private static Object proxy(Class<?> type, InvocationHandler handler) {
    InvocationHandler whole =
        (self, method, args) ->
            switch (method.getName()) {
              case "hashCode" -> System.identityHashCode(self);
              case "equals" -> self == args[0];
              case "toString" -> type.getName();
              default -> handler.invoke(self, method, args);
            };
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, whole);
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(name, true, Thread.currentThread().getContextClassLoader());
  }
}
