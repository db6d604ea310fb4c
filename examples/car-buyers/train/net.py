"""The network: six categorical fields, the embeddings of each averaged over its entries, beside the numbers, into an MLP."""

import torch
from torch import nn

from encoding import FIELDS, NUMBERS, PAD

WIDTH = 32


class CarBuyers(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        # The mean leaves PAD out; a field without entries is all zeros.
        self.device_brand = nn.EmbeddingBag(sizes[0], WIDTH, mode="mean", padding_idx=PAD)
        self.device_model = nn.EmbeddingBag(sizes[1], WIDTH, mode="mean", padding_idx=PAD)
        self.apps = nn.EmbeddingBag(sizes[2], WIDTH, mode="mean", padding_idx=PAD)
        self.campaign_events = nn.EmbeddingBag(sizes[3], WIDTH, mode="mean", padding_idx=PAD)
        self.interests = nn.EmbeddingBag(sizes[4], WIDTH, mode="mean", padding_idx=PAD)
        self.cities = nn.EmbeddingBag(sizes[5], WIDTH, mode="mean", padding_idx=PAD)
        for bag in self.bags():
            nn.init.normal_(bag.weight, std=0.05)
            with torch.no_grad():
                bag.weight[PAD].zero_()
        self.mlp = nn.Sequential(
            nn.Linear(len(FIELDS) * WIDTH + len(NUMBERS), 256),
            nn.ReLU(),
            nn.Linear(256, 128),
            nn.ReLU(),
            nn.Linear(128, 1),
        )

    @torch.jit.unused
    def bags(self):
        return [module for module in self.children() if isinstance(module, nn.EmbeddingBag)]

    def forward(self, device_brand, device_model, apps, campaign_events, interests, cities, numbers):
        joined = torch.cat(
            [
                self.device_brand(device_brand),
                self.device_model(device_model),
                self.apps(apps),
                self.campaign_events(campaign_events),
                self.interests(interests),
                self.cities(cities),
                numbers,
            ],
            dim=1,
        )
        return torch.sigmoid(self.mlp(joined)).squeeze(1)
