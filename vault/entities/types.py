from vault.types import *  # noqa: F403
