"""What the first-level units are called; which countries' towns are kept."""

# ruff: noqa: E501 - Cyrillic names; one unit or river a line reads best

from __future__ import annotations

from typing import NamedTuple


class Oblast(NamedTuple):
    """A first-level unit: the name reports use, other names, its name in the official register."""

    name: str
    other_names: tuple[str, ...]
    register: str


OBLASTS = {
    "crimea": Oblast("Crimea", ("Autonomous Republic of Crimea", "Republic of Crimea", "Crimean Peninsula", "Crimean peninsula"), "Автономна Республіка Крим"),
    "vinnytsia": Oblast("Vinnytsia Oblast", ("Vinnitsa Oblast",), "Вінницька"),
    "volyn": Oblast("Volyn Oblast", ("Volhynia Oblast",), "Волинська"),
    "dnipropetrovsk": Oblast("Dnipropetrovsk Oblast", ("Dnepropetrovsk Oblast", "Dnipro Oblast"), "Дніпропетровська"),
    "donetsk": Oblast("Donetsk Oblast", (), "Донецька"),
    "zhytomir": Oblast("Zhytomyr Oblast", (), "Житомирська"),
    "zakarpattia": Oblast("Zakarpattia Oblast", ("Transcarpathia", "Zakarpatska Oblast"), "Закарпатська"),
    "zaporizhzhia": Oblast("Zaporizhia Oblast", ("Zaporizhzhia Oblast", "Zaporozhye Oblast", "Zaporizka Oblast"), "Запорізька"),
    "ivano-frankivsk": Oblast("Ivano-Frankivsk Oblast", (), "Івано-Франківська"),
    "kyiv": Oblast("Kyiv Oblast", ("Kiev Oblast",), "Київська"),
    "kirovohrad": Oblast("Kirovohrad Oblast", ("Kropyvnytskyi Oblast", "Kirovograd Oblast"), "Кіровоградська"),
    "luhansk": Oblast("Luhansk Oblast", ("Lugansk Oblast",), "Луганська"),
    "lviv": Oblast("Lviv Oblast", ("Lvov Oblast",), "Львівська"),
    "mykolaiv": Oblast("Mykolaiv Oblast", ("Nikolaev Oblast", "Nikolayev Oblast"), "Миколаївська"),
    "odesa": Oblast("Odesa Oblast", ("Odessa Oblast",), "Одеська"),
    "poltava": Oblast("Poltava Oblast", (), "Полтавська"),
    "rivne": Oblast("Rivne Oblast", ("Rovno Oblast",), "Рівненська"),
    "sumy": Oblast("Sumy Oblast", (), "Сумська"),
    "ternopil": Oblast("Ternopil Oblast", (), "Тернопільська"),
    "kharkiv": Oblast("Kharkiv Oblast", ("Kharkov Oblast",), "Харківська"),
    "kherson": Oblast("Kherson Oblast", (), "Херсонська"),
    "khmelnitskyi": Oblast("Khmelnytskyi Oblast", ("Khmelnytsky Oblast", "Khmelnitsky Oblast"), "Хмельницька"),
    "cherkasy": Oblast("Cherkasy Oblast", (), "Черкаська"),
    "chernivtsi": Oblast("Chernivtsi Oblast", (), "Чернівецька"),
    "chernihiv": Oblast("Chernihiv Oblast", ("Chernigov Oblast",), "Чернігівська"),
    "kyivcity": Oblast("Kyiv Municipality", (), "Київ"),
    "sevastopolcity": Oblast("Sevastopol Municipality", (), "Севастополь"),
}  # fmt: skip

# Outside the band along the border a town is kept from this population on: reports name depots, plants and bases there.
COUNTRY_BAND = {
    "RU": 50_000,
    "BY": 5_000,
    "MD": 5_000,
    "AM": 3_000,
    "AZ": 3_000,
    "GE": 20_000,
}

# Today's countries; Natural Earth's code, our name, other names.
COUNTRIES = {
    "UKR": ("Ukraine", []),
    "RUS": ("Russia", ["Russian Federation"]),
    "BLR": ("Belarus", []),
    "MDA": ("Moldova", []),
    "POL": ("Poland", []),
    "ROU": ("Romania", []),
    "HUN": ("Hungary", []),
    "SVK": ("Slovakia", []),
    "ARM": ("Armenia", []),
    "AZE": ("Azerbaijan", []),
    "GEO": ("Georgia", []),
    "TUR": ("Turkey", ["Türkiye", "Turkiye"]),
    "IRN": ("Iran", []),
}
ADJECTIVES = {
    "UKR": ("Ukraine", "Ukrainian"),
    "RUS": ("Russia", "Russian"),
    "BLR": ("Belarus", "Belarusian"),
    "MDA": ("Moldova", "Moldovan"),
    "POL": ("Poland", "Polish"),
    "ROU": ("Romania", "Romanian"),
    "HUN": ("Hungary", "Hungarian"),
    "SVK": ("Slovakia", "Slovak"),
    "ARM": ("Armenia", "Armenian"),
    "AZE": ("Azerbaijan", "Azerbaijani"),
    "GEO": ("Georgia", "Georgian"),
    "TUR": ("Turkey", "Turkish"),
    "IRN": ("Iran", "Iranian"),
}
NEIGHBOUR_BORDERS = (
    ("UKR", "RUS"), ("UKR", "BLR"), ("UKR", "MDA"), ("UKR", "POL"), ("UKR", "ROU"), ("UKR", "HUN"), ("UKR", "SVK"),
    ("AZE", "ARM"), ("RUS", "BLR"), ("BLR", "POL"), ("GEO", "RUS"), ("AZE", "IRN"), ("ARM", "TUR"),
)  # fmt: skip

# River lines of the source that we keep: other names, and where the pieces begin that the source leaves unnamed.
RIVERS: dict[str, tuple[tuple[str, ...], tuple[tuple[float, float], ...]]] = {
    "Siverskyi Donets": (
        ("Siversky Donets", "Severskyi Donets", "Seversky Donets", "Severskiy Donets", "Siverskyi Donetsk", "Siversky Donetsk",
         "Severskyi Donetsk", "Seversky Donetsk", "Severskiy Donetsk", "Siverskiy Donets", "Northern Donets", "Donets",
         "Siverskyy Donets", "Severodonets", "Sieverskyi Donets", "Siverski Donets", "Сіверський Донець", "Северский Донец"),
        (),
    ),
    "Oskil": (("Oskol", "Оскіл", "Оскол"), ()),
    "Dnipro": (("Dnieper", "Dniepr", "Dnepr", "Дніпро", "Днепр"), ((31.02, 50.0),)),
    "Inhulets": (("Ingulets", "Ihulets", "Inhulet", "Ingulec", "Inhults", "Інгулець", "Ингулец"),
                 ((32.8, 48.78), (32.41, 48.81), (33.0, 48.75))),
    "Samara": (("Самара",), ((37.0, 48.68), (37.13, 48.61))),
    "Southern Bug": (("Pivdennyi Buh", "Southern Buh", "Bug", "Buh", "Південний Буг"), ()),
    "Desna": (("Десна",), ()),
    "Seim": (("Seym", "Сейм"), ()),
    "Pripyat": (("Prypiat", "Pripiat", "Прип'ять"), ()),
    "Dniester": (("Dnister", "Nistru", "Дністер"), ()),
    "Don": (("Дон",), ()),
    "Danube": (("Dunai", "Дунай"), ()),
    "Prut": ((), ()),
    "Sozh": ((), ()),
    "Berezina": ((), ()),
}  # fmt: skip

# Raions whose English name does not follow from their adjective.
RAIONS = {
    "Bilotserkivskyi": "Bila Tserkva",
    "Chernivetskyi": "Chernivtsi",
    "Dniprovskyi": "Dnipro",
    "Dnistrovskyi": "Dnister",
    "Dubenskyi": "Dubno",
    "Kalmiuskyi": "Kalmiuske",
    "Kamianskyi": "Kamianske",
    "Kryvorizkyi": "Kryvyi Rih",
    "Lozivskyi": "Lozova",
    "Lubenskyi": "Lubny",
    "Odeskyi": "Odesa",
    "Romenskyi": "Romny",
    "Siverskodonetskyi": "Sievierodonetsk",
    "Sumskyi": "Sumy",
    "Zaporizkyi": "Zaporizhzhia",
}
