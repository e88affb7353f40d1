"""The words customers and products are made of; some are hard to read on purpose."""

from __future__ import annotations

FIRST_NAMES = (
    "Anna", "Ben", "Chloé", "Dmitri", "Elif", "Finn", "Grażyna", "Håkon", "Inés", "Jonas",
    "Klára", "Łukasz", "Mia", "Noah", "Ørjan", "Paula", "Quentin", "Rosa", "Søren", "Théo",
    "Ursula", "Vera", "Willem", "Xenia", "Yusuf", "Zoë",
)  # fmt: skip
LAST_NAMES = (
    "Andersson", "Bianchi", "Çelik", "Dubois", "Eriksen", "Fischer", "García", "Horváth",
    "Ivanova", "Jansen", "Kowalski", "Lefèvre", "Müller", "Novák", "O'Brien", "Petit",
    "Quist", "Rossi", "Schröder", "Tóth", "Ünal", "Virtanen", "Weiß", "Yılmaz", "Zieliński",
)  # fmt: skip

#: Names that break a careless reader; `{}` takes an ordinary name.
HARD_NAMES = {
    3: 'Robert "Bob" {}',
    9: "{}; Söhne & Co. KG",
    13: "{}\nc/o Reception",
    17: "王小明 {}",
    21: "{} \\ Partner, Inc.",
    27: "D'Arcy {}",
}
HARD_NAMES_EVERY = 30

#: Country codes, `NO` among them, and their cities.
CITIES = {
    "DE": ("Berlin", "Köln", "München", "Leipzig"),
    "AT": ("Wien", "Graz", "Linz"),
    "CH": ("Zürich", "Basel", "Genève"),
    "FR": ("Paris", "Lyon", "Nîmes"),
    "NO": ("Oslo", "Bergen", "Tromsø"),
    "PL": ("Kraków", "Łódź", "Gdańsk"),
}

CATEGORIES = {
    "kitchen": ("Kettle", "Pan", "Knife", "Teapot"),
    "living": ("Lamp", "Cushion", "Rug", "Chair"),
    "office": ("Notebook", "Desk", "Pen", "Folder"),
    "garden": ("Spade", "Planter", "Hose", "Lantern"),
}
MATERIALS = ("Oak", "Steel", "Linen", "Glass", "Copper", "Wool", "Clay", "Bamboo")
HARD_PRODUCTS = {4: 'Screen 27" {}', 9: "Shelf, 80 cm, {}", 14: "{} – “Édition spéciale”"}
HARD_PRODUCTS_EVERY = 15

CHANNELS = ("shop", "shop", "shop", "app", "app", "phone")
