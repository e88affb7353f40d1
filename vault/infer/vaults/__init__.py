"""Vaults: the tables that another tool made of a data vault → definitions that take them over.

`tables` tells what each column is for, `hashes` by which recipe the stored keys come out; `parts`
concludes what is `found`: hubs, links, satellites. `taking` says under which names they are taken
over, `texts` writes it down with the reason of each.
"""

from vault.infer.vaults.found import Vault
from vault.infer.vaults.hashes import RECIPES
from vault.infer.vaults.parts import vault_of
from vault.infer.vaults.texts import COPIES, texts_of

__all__ = ["COPIES", "RECIPES", "Vault", "texts_of", "vault_of"]
