"""The network: six categorical fields, the embeddings of each averaged over its entries, beside the numbers, into an MLP."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from encoding import FIELDS, NUMBERS, PAD

WIDTH = 32


class MeanEmbedding(nn.Module):
    """The mean of the entries' embeddings, PAD left out; zeros where there is no entry."""

    def __init__(self, size: int):
        super().__init__()
        weight = torch.randn(size, WIDTH) * 0.05
        weight[PAD] = 0
        self.weight = nn.Parameter(weight)

    def forward(self, indices: Tensor) -> Tensor:
        return functional.embedding_bag(indices, self.weight, mode="mean", padding_idx=0)


class CarBuyers(nn.Module):
    """Arguments: indices [rows] of single values and [rows, length] of lists, in the order of FIELDS, then numbers [rows, 3]."""

    def __init__(self, sizes):
        super().__init__()
        self.device_brand = MeanEmbedding(sizes[0])
        self.device_model = MeanEmbedding(sizes[1])
        self.apps = MeanEmbedding(sizes[2])
        self.campaign_events = MeanEmbedding(sizes[3])
        self.interests = MeanEmbedding(sizes[4])
        self.cities = MeanEmbedding(sizes[5])
        self.mlp = nn.Sequential(
            nn.Linear(len(FIELDS) * WIDTH + len(NUMBERS), 256),
            nn.ReLU(),
            nn.Linear(256, 128),
            nn.ReLU(),
            nn.Linear(128, 1),
        )

    def forward(self, device_brand, device_model, apps, campaign_events, interests, cities, numbers):
        joined = torch.cat(
            [
                self.device_brand(device_brand.unsqueeze(1)),
                self.device_model(device_model.unsqueeze(1)),
                self.apps(apps),
                self.campaign_events(campaign_events),
                self.interests(interests),
                self.cities(cities),
                numbers,
            ],
            dim=1,
        )
        return torch.sigmoid(self.mlp(joined)).squeeze(1)
