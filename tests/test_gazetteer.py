# ruff: noqa: RUF001 - apostrophes of all kinds are what is tested
import csv

import pytest
from shapely import Point, box

from frontmap.errors import ReferenceDataError
from frontmap.gazetteer import COLUMNS, Entry, Gazetteer, fold, fold_phrase, load_gazetteer
from reference_data import geo_folder


def town(gazetteer_id, name, *others, kind="town", oblast="Westland Oblast", lon=10.0, lat=50.0):
    return Entry(gazetteer_id, name, others, kind, oblast, lon, lat, 1000.0, "invented")


@pytest.fixture
def country():
    entries = [
        town("t1", "Fordvyl", "Fordvil"),
        town("t2", "Lyskivka", lon=10.5),
        town("t3", "Lyskivka", lon=14.5, oblast="Eastland Oblast", kind="village"),
        town("t4", "Westland", kind="city"),
        town("t5", "Rika"),
        Entry("o1", "Westland Oblast", (), "oblast", "", None, None, 500.0, "invented"),
        Entry("o2", "Eastland Oblast", (), "oblast", "", None, None, 500.0, "invented"),
        Entry("r1", "Rika River", ("Reka River",), "river", "", None, None, 500.0, "invented"),
        Entry("s1", "Rika Bridge", (), "site", "", 10.2, 50.2, 500.0, "invented"),
    ]
    return Gazetteer(entries, {"o1": box(9, 49, 12, 51), "o2": box(12, 49, 15, 51)})


def ids(entries):
    return [entry.gazetteer_id for entry in entries]


def write(path, rows, header=COLUMNS):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


@pytest.fixture
def geo_dir(tmp_path):
    return geo_folder(tmp_path, "t1,Fordvyl,,town,,10,50,900,invented")


class TestFold:
    @pytest.mark.parametrize(
        "spellings",
        [
            ("Kupyansk", "Kupiansk", "Kup'yansk", "Kup’iansk", "Куп'янськ", "KUPYANSK"),
            ("Zaporizhzhia", "Zaporizhia", "Zaporizhya", "Zaporizhzhya"),
            ("Mykolaiv", "Mykolayiv", "Миколаїв"),
            ("Marinka", "Mariinka", "Maryinka", "Mar'inka"),
            ("Izyum", "Izium", "Ізюм", "Изюм"),
            ("Andriivka", "Andriyivka", "Андріївка"),
            ("Hulyaipole", "Huliaipole", "Huliaypole"),
            ("Verkhnokamianske", "Verkhnyokamyanske"),
            ("Siverskyi", "Siversky", "Siverskyy"),
            ("Schastia", "Shchastya"),
        ],
    )
    def test_spellings_of_one_name_have_one_key(self, spellings):
        assert len({fold(spelling) for spelling in spellings}) == 1

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Avdiivka", "Andriivka"),
            ("Novoselivka", "Novoselivske"),
            ("Kharkiv", "Harkiv"),
            ("Horlivka", "Gorlovka"),
            ("Stepne", "Stepove"),
            ("Bakhmut", "Bakhmutske"),
        ],
    )
    def test_names_of_different_places_stay_apart(self, one, other):
        assert fold(one) != fold(other)

    @pytest.mark.parametrize("nothing", ["", "'", "’ʼ", "-"])
    def test_a_word_without_letters_has_an_empty_key(self, nothing):
        assert fold(nothing) == ""

    def test_every_kind_of_hyphen_parts_the_words_of_a_phrase(self):
        assert {fold_phrase(f"Nova{mark}Rika") for mark in (" ", "-", "\u2013", "\u2011", " \u2014 ")} == {"nova rika"}

    def test_folding_a_key_changes_nothing(self):
        for name in ("Kupiansk", "Zaporizhzhia", "Хрящувате", "Shchastia", "Jampil"):
            assert fold(fold(name)) == fold(name)


class TestCandidates:
    def test_homonyms_are_all_given(self, country):
        assert ids(country.candidates("Lyskivka")) == ["t2", "t3"]

    def test_another_spelling_and_another_name_find_the_same_entry(self, country):
        assert ids(country.candidates("Fordvyl'")) == ids(country.candidates("Fordvil")) == ["t1"]

    @pytest.mark.parametrize("words", ["Westland City", "city of Westland", "Westland city", "the town of Westland"])
    def test_words_that_say_city_leave_the_oblast_out(self, country, words):
        assert ids(country.candidates(words.removeprefix("the "))) == ["t4"]

    def test_a_bare_name_of_kind_oblast_is_the_oblast(self, country):
        assert ids(country.candidates("Westland", kind="oblast")) == ["o1"]
        assert ids(country.candidates("Westland", kind="settlement")) == ["t4"]

    def test_a_bare_name_that_only_an_oblast_bears_is_the_oblast(self, country):
        assert ids(country.candidates("Eastland")) == ["o2"]

    def test_river_words_find_the_river_not_the_village(self, country):
        assert ids(country.candidates("Reka River")) == ["r1"]
        assert ids(country.candidates("Rika", kind="river")) == ["r1"]
        assert ids(country.candidates("Rika")) == ["t5"]

    def test_a_kind_that_the_name_does_not_have_gives_nothing(self, country):
        assert country.candidates("Fordvyl", kind="river") == ()

    def test_an_unknown_name_gives_nothing(self, country):
        assert country.candidates("Atlantis") == ()
        assert country.candidates("") == ()

    def test_surface_forms_say_the_coarse_kind_of_every_name(self, country):
        forms = set(country.surface_forms())
        assert {("fordvil", "settlement"), ("reka river", "river"), ("vestland oblast", "oblast")} <= forms
        assert ("rika bridge", "site") in forms


class TestShapes:
    def test_a_point_is_in_its_oblast(self, country):
        assert country.oblast_of(10, 50) == "Westland Oblast"
        assert country.oblast_of(13, 50) == "Eastland Oblast"
        assert country.oblast_of(50, 10) == ""

    def test_a_settlement_is_its_point_and_an_oblast_its_area(self, country):
        assert country.geometry(country["t1"]) == Point(10, 50)
        assert country.geometry(country["o1"]).area == pytest.approx(6)

    def test_an_entry_without_place_or_shape_is_refused(self, country):
        with pytest.raises(ReferenceDataError, match=r"Rika River.*neither"):
            country.geometry(country["r1"])


class TestFiles:
    def test_a_row_that_a_user_adds_is_found(self, geo_dir, tmp_path):
        mine = write(tmp_path / "mine.csv", [["x1", "Novaburg", "", "site", "", "11", "51", "300", "me"]])
        gazetteer = load_gazetteer(geo_dir, [mine])
        assert ids(gazetteer.candidates("Novaburg")) == ["x1"]
        assert ids(gazetteer.candidates("Fordvyl")) == ["t1"]

    def test_a_row_with_a_known_id_replaces_ours(self, geo_dir, tmp_path):
        mine = write(tmp_path / "mine.csv", [["t1", "Newford", "Fordvyl", "city", "", "10.1", "50", "900", "me"]])
        (entry,) = load_gazetteer(geo_dir, [mine]).candidates("Fordvyl")
        assert (entry.name, entry.lon) == ("Newford", 10.1)

    def test_a_geonames_dump_is_read_by_its_populated_places(self, geo_dir, tmp_path):
        place = ["7", "Novaburg", "Novaburg", "Neuburg,Новабург", "51.5", "11.5", "P", "PPL", "UA", *[""] * 5, "2000"]
        lake = ["8", "Big Lake", "Big Lake", "", "51.5", "11.5", "H", "LK", "UA", *[""] * 5, "0"]
        dump = tmp_path / "XX.txt"
        dump.write_text("".join("\t".join([*row, *[""] * 4]) + "\n" for row in (place, lake)), encoding="utf-8")
        gazetteer = load_gazetteer(geo_dir, [dump])
        (entry,) = gazetteer.candidates("Новабург")
        assert (entry.gazetteer_id, entry.kind, entry.lon, entry.lat) == ("gn:7", "village", 11.5, 51.5)
        assert gazetteer.candidates("Big Lake") == ()

    def test_spellings_are_other_names(self, geo_dir):
        (geo_dir / "gazetteer" / "spellings.csv").write_text("id,name,spelling\nt1,Fordvyl,Frodvyl\n", encoding="utf-8")
        assert ids(load_gazetteer(geo_dir).candidates("Frodvyl")) == ["t1"]

    @pytest.mark.parametrize(
        ("row", "complaint"),
        [
            (["x", "X", "", "town", "", "200", "50", "1", "me"], r"line 2.*lon.*-180"),
            (["x", "X", "", "town", "", "east", "50", "1", "me"], r"line 2.*'east"),
            (["x", "X", "", "town", "", "nan", "50", "1", "me"], r"line 2.*'nan"),
            (["x", "X", "", "town", "", "10", "50", "-1", "me"], r"line 2.*extent"),
            (["x", "X", "", "metropolis", "", "10", "50", "1", "me"], r"line 2.*'metropolis'.*village"),
            (["x", "", "", "town", "", "10", "50", "1", "me"], r"line 2.*empty"),
            (["x", "X", "town"], r"line 2.*3 fields instead of 9"),
        ],
    )
    def test_a_broken_row_is_named_with_its_line_and_a_remedy(self, geo_dir, tmp_path, row, complaint):
        mine = write(tmp_path / "mine.csv", [row])
        with pytest.raises(ReferenceDataError, match=complaint) as caught:
            load_gazetteer(geo_dir, [mine])
        assert "\n" not in str(caught.value)

    def test_other_columns_are_refused(self, geo_dir, tmp_path):
        mine = write(tmp_path / "mine.csv", [], header=["name", "lat", "lon"])
        with pytest.raises(ReferenceDataError, match=r"line 1.*name,lat,lon.*must be id,name"):
            load_gazetteer(geo_dir, [mine])

    @pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n\x00\xff", b'id,"name\x00'])
    def test_a_file_that_is_no_table_is_refused(self, geo_dir, tmp_path, content):
        mine = tmp_path / "mine.csv"
        mine.write_bytes(content)
        with pytest.raises(ReferenceDataError, match=r"mine\.csv"):
            load_gazetteer(geo_dir, [mine])

    def test_a_missing_file_is_refused(self, geo_dir, tmp_path):
        with pytest.raises(ReferenceDataError, match=r"none\.csv: can't be read"):
            load_gazetteer(geo_dir, [tmp_path / "none.csv"])
        with pytest.raises(ReferenceDataError, match=r"places\.csv: can't be read"):
            load_gazetteer(tmp_path / "nowhere")

    def test_a_broken_shape_file_is_refused(self, geo_dir):
        (geo_dir / "rivers").mkdir()
        (geo_dir / "rivers" / "rivers.geojson").write_text('{"features":[\n{"type":1}\n]}', encoding="utf-8")
        with pytest.raises(ReferenceDataError, match=r"rivers\.geojson.*build it again"):
            load_gazetteer(geo_dir)
