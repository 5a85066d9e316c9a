"""What the first-level units are called; which countries' towns are kept."""

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
    "kyivcity": Oblast("Kyiv City", ("City of Kyiv",), "Київ"),
    "sevastopolcity": Oblast("Sevastopol City", ("City of Sevastopol",), "Севастополь"),
}  # fmt: skip

# Outside the band along the border a town is kept from this population on: reports name depots, plants and bases there.
COUNTRY_BAND = {"RU": 50_000, "BY": 5_000, "MD": 5_000, "AM": 3_000, "AZ": 3_000, "GE": 20_000, "PL": 100_000, "RO": 100_000}
