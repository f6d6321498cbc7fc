from __future__ import annotations

import pytest

from communique.converter.authority import Authority, Context, load
from communique.converter.authority.context import Countries
from communique.converter.extract.headlines.headline import read_headline
from communique.converter.records import Name, Sort


@pytest.fixture(scope="module")
def authority() -> Authority:
    return load()


def meant(
    authority: Authority, sentence: str, text: str, sort: Sort, kind: str = "", tags: tuple[str, ...] = ()
) -> str:
    """Return whom a name in a sentence means; "" if the sentence does not tell, "-" if no table knows the name."""
    entity = authority.identify(Name(text, sort, kind), authority.context((sentence, *tags))).entity
    return "-" if entity is None else entity


@pytest.mark.parametrize(
    ("sentence", "text", "key"),
    [
        ("A storm crosses Atlanta and the rest of Georgia.", "Georgia", "place/georgia-us-ga"),
        ("Tbilisi votes for a new mayor as all of Georgia goes to the polls.", "Georgia", "place/georgia"),
        ("Georgian shepherds are cut off by snow in the mountains of Georgia.", "Georgia", "place/georgia"),
        ("A bridge collapses in Georgia.", "Georgia", ""),
        ("The U.S. ambassador travels to Georgia.", "Georgia", ""),
        ("A bridge collapses in Punjab.", "Punjab", ""),
        ("Pakistani farmers in Punjab burn the stubble.", "Punjab", "place/punjab-pk"),
        ("Indian farmers in Punjab burn the stubble.", "Punjab", "place/punjab"),
        ("A fire breaks out in Birmingham.", "Birmingham", ""),
        ("British firefighters are called to Birmingham.", "Birmingham", "place/birmingham"),
        (
            "A fire spreads from Birmingham to the suburbs of Chicago and other U.S. cities.",
            "Birmingham",
            "place/birmingham-us",
        ),
        ("Flood water reaches Hyderabad.", "Hyderabad", ""),
        ("Indian engineers inspect a dam near Hyderabad.", "Hyderabad", "place/hyderabad"),
        ("Costa Rican buses stand still in San José.", "San José", "place/san-jose-cr"),
        ("Buses stand still in San José.", "San José", ""),
        ("The Spanish port of Valencia closes.", "Valencia", "place/valencia-es"),
        ("The Venezuelan city of Valencia has no water.", "Valencia", "place/valencia"),
        ("The Chilean government opens a hospital in Santiago.", "Santiago", "place/santiago"),
        ("A bakery opens in Victoria, says a Canadian, and a Seychellois agrees.", "Victoria", ""),
        ("Melbourne and other towns of Victoria brace for heat.", "Victoria", "place/victoria-au-vic"),
        ("Libyan factions fight in Tripoli.", "Tripoli", "place/tripoli"),
        ("A Greek village near Tripoli is evacuated.", "Tripoli", ""),
        ("A ferry sinks off Alexandria, and Egyptian divers look for it.", "Alexandria", "place/alexandria"),
        ("A student is arrested in Cambridge.", "Cambridge", ""),
        ("A British student is arrested in Cambridge.", "Cambridge", "place/cambridge"),
        ("A ferry leaves for Paris, says a U.S. official in Texas.", "Paris", "place/paris"),
        ("Rebels leave Sucre after a Colombian raid.", "Sucre", ""),
        ("Fishermen of the Peruvian part of Amazonas go on strike.", "Amazonas", "place/amazonas-pe"),
        ("Fishermen of Amazonas go on strike.", "Amazonas", ""),
        ("Snow falls in Congo.", "Congo", ""),
        ("Troops from Kinshasa cross into the east of Congo.", "Congo", "place/democratic-republic-of-the-congo"),
        ("Troops from Brazzaville cross into the north of Congo.", "Congo", "place/republic-of-the-congo"),
        ("The sea floods a quay in Florida.", "Florida", "place/florida-us-fl"),
        ("Miners walk out in Wales.", "Wales", "place/wales-gb-wls"),
        ("A court sits in Virginia.", "Virginia", "place/virginia-us-va"),
    ],
)
def test_a_place_is_the_one_that_its_sentence_tells_of(
    authority: Authority, sentence: str, text: str, key: str
) -> None:
    assert meant(authority, sentence, text, "place") == key


@pytest.mark.parametrize(
    ("sentence", "text", "key"),
    [
        ("Georgia recalls its ambassador.", "Georgia", "actor/georgia"),
        ("Georgia sues two other U.S. states over water.", "Georgia", ""),
        ("Jordan closes its border.", "Jordan", "actor/jordan"),
        ("Niger and Nigeria reopen their border.", "Niger", "actor/niger"),
        ("Niger and Nigeria reopen their border.", "Nigeria", "actor/nigeria"),
        ("Congo protests to the United Nations.", "Congo", ""),
        ("Congo protests, and Kinshasa's envoy leaves.", "Congo", "actor/democratic-republic-of-the-congo"),
        ("Korea wants talks.", "Korea", "-"),
        ("Sudan and South Sudan share their oil.", "Sudan", "actor/sudan"),
        ("Sudan and South Sudan share their oil.", "South Sudan", "actor/south-sudan"),
        ("Samoa and American Samoa share a cable.", "Samoa", "actor/samoa"),
        ("Guinea-Bissau recalls its envoy from Guinea.", "Guinea", "actor/guinea"),
        ("China sends aircraft towards Taiwan.", "Taiwan", "actor/taiwan"),
        ("Ireland asks for a delay.", "Ireland", "actor/ireland"),
        ("The Council meets on Tuesday.", "Council", "-"),
        ("Clinton and Bush speak at a dinner.", "Clinton", "-"),
        ("Kim and Park meet at the border.", "Kim", "-"),
    ],
)
def test_an_actor_is_the_one_that_its_sentence_tells_of(
    authority: Authority, sentence: str, text: str, key: str
) -> None:
    assert meant(authority, sentence, text, "actor") == key


def test_a_town_is_meant_where_its_country_is_told_of(authority: Authority) -> None:
    assert meant(authority, "A mill burns in Batman.", "Batman", "place", "city") == ""
    assert meant(authority, "A mill burns in Batman.", "Batman", "place", "city", ("Turkey",)) == "place/batman"
    assert meant(authority, "Turkish firemen are sent to Batman.", "Batman", "place", "city") == "place/batman"
    assert meant(authority, "A mill burns in Batman.", "Batman", "place", "city", ("War in Afghanistan",)) == ""


def test_the_containing_place_needs_no_other_witness(authority: Authority) -> None:
    name = Name("Gao", "place", "city", within="Mali")
    assert authority.identify(name, Context()).entity == "place/gao"


def test_a_large_city_is_meant_wherever_it_stands(authority: Authority) -> None:
    assert meant(authority, "The Turkish envoy arrives in Budapest.", "Budapest", "place", "city") == "place/budapest"


def test_a_kind_that_was_not_stated_is_that_of_the_place(authority: Authority) -> None:
    name = authority.identify(Name("Florida", "place"), authority.context(("Rain in Florida.",)))
    assert (name.entity, name.kind) == ("place/florida-us-fl", "region")


def test_a_context_is_of_countries_that_nothing_else_could_mean(authority: Authority) -> None:
    around = authority.context(("Georgia and the Papua New Guinean envoy speak in Lyon and Hyderabad.", "War in Syria"))
    assert around.apart_from("") == Countries(named=frozenset({"PG", "SY"}), inside=frozenset({"FR"}))
    assert around.apart_from("lyon") == Countries(named=frozenset({"PG", "SY"}))
    assert authority.context(()) == Context()


def test_without_a_context_names_are_taken_as_they_stand(authority: Authority) -> None:
    assert authority.identify(Name("Batman", "place", "city")).entity == "place/batman"
    assert authority.identify(Name("Birmingham", "place")).entity is None


def test_capitals_are_no_town(authority: Authority) -> None:
    assert authority.find("The agency ISNA has a report on oil.") == ()
    assert [match.text for match in authority.find("ESNA HAS A NEW BRIDGE")] == ["ESNA"]


def test_the_beginning_of_a_longer_name_is_no_town(authority: Authority) -> None:
    assert authority.find("A ship sinks off Porto de Moz.") == ()
    assert [match.text for match in authority.find("A ship sinks off Rio de Janeiro.")] == ["Rio de Janeiro"]


def test_letters_that_a_table_uses_for_a_group_are_not_found_in_prose(authority: Authority) -> None:
    assert [entity.key for entity in authority.lookup("KIO")] == ["actor/kachin-independence-organization"]
    assert authority.identify(Name("KIO", "actor", "armed_group")).entity == "actor/kachin-independence-organization"
    assert authority.identify(Name("DPR", "actor", "armed_group")).entity is None
    assert authority.find("KIO and DPR") == ()


def test_a_common_name_needs_a_witness_unless_everybody_knows_it(authority: Authority) -> None:
    assert meant(authority, "KIO troops hold the bridge.", "KIO", "actor", "armed_group") == ""
    group = meant(authority, "KIO troops and Burmese soldiers meet.", "KIO", "actor", "armed_group")
    assert group == "actor/kachin-independence-organization"
    assert meant(authority, "The PKK and its rivals meet.", "PKK", "actor") == "actor/kurdistan-workers-party"


def test_a_person_of_a_common_name_needs_a_witness(authority: Authority) -> None:
    office = next(person for person in authority.lookup("Bob Brown"))
    assert meant(authority, "The Australian senator Bob Brown retires.", "Bob Brown", "actor", "person") == ""
    assert meant(authority, "Bob Brown of Ohio runs again.", "Bob Brown", "actor", "person") == office.key
    assert (
        meant(authority, "The French host Vladimir Putin.", "Vladimir Putin", "actor", "person")
        == "actor/vladimir-putin"
    )


def test_the_proper_name_of_a_group_is_no_other_groups_alias(authority: Authority) -> None:
    assert [entity.key for entity in authority.lookup("Karen National Union")] == ["actor/karen-national-union"]


@pytest.mark.parametrize(
    ("sentence", "text", "kind", "key"),
    [
        ("Kim Jong Un inspects a farm.", "Kim Jong Un", "person", "actor/kim-jong-un"),
        ("Al-Qa'eda denies it.", "Al-Qa'eda", "", "actor/al-qaeda"),
        ("The Russian diplomat Sergei Lavrov rests.", "Sergei Lavrov", "person", "actor/sergey-lavrov"),
        ("The diplomat Sergei Lavrov rests.", "Sergei Lavrov", "person", "-"),
        ("The Palestinian leader Mahmud Abbas rests.", "Mahmud Abbas", "person", "actor/mahmoud-abbas"),
        (
            "The Bahraini king Hamad ibn Isa al Khalifa rests.",
            "Hamad ibn Isa al Khalifa",
            "person",
            "actor/hamad-bin-isa-al-khalifa",
        ),
        ("The Egyptian teacher Abbas Mahmud rests.", "Abbas Mahmud", "person", "-"),
        ("The Egyptian teacher Sisy rests.", "Sisy", "person", "-"),
    ],
)
def test_a_spelling_leads_to_the_one_who_is_written_so(
    authority: Authority, sentence: str, text: str, kind: str, key: str
) -> None:
    assert meant(authority, sentence, text, "actor", kind) == key


@pytest.mark.parametrize(
    ("sentence", "text", "key"),
    [
        ("The Syrian town of Deraa is quiet.", "Deraa", "place/daraa"),
        ("The town of Deraa is quiet.", "Deraa", "-"),
        ("Snow falls in Marrakech, says a Moroccan.", "Marrakech", "place/marrakesh"),
        ("A Chinese firm builds in Jieyang.", "Jieyang", "-"),
        ("A library opens in Seattle, Washington.", "Washington", ""),
        ("Yemeni troops leave Abyan.", "Abyan", "-"),
    ],
)
def test_a_town_that_is_spelt_otherwise_needs_its_country(
    authority: Authority, sentence: str, text: str, key: str
) -> None:
    assert meant(authority, sentence, text, "place") == key


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Shepherds flee Herat province.", ("Herat", "region", "")),
        ("Afghan shepherds flee the city of Herat.", ("Herat", "city", "place/herat")),
        ("Rain floods the U.S. state of Georgia.", ("Georgia", "region", "place/georgia-us-ga")),
        ("Rain floods the Indonesian city of Bandung.", ("Bandung", "city", "place/bandung")),
        ("Rain floods the old district of Bandung.", ("Bandung", "city", "place/bandung")),
    ],
)
def test_a_place_is_what_the_words_beside_it_call_it(
    authority: Authority, text: str, place: tuple[str, str, str]
) -> None:
    names = [stated.value for stated in read_headline(text, authority).places]
    assert place in [(name.text, name.kind, name.entity) for name in names]


@pytest.mark.parametrize(
    ("text", "within", "key"),
    [
        ("Portland", "Oregon", "place/portland"),
        ("Portland", "Maine", "place/portland-us"),
        ("Birmingham", "Alabama", "place/birmingham-us"),
        ("Seattle", "Washington", "place/seattle"),
        ("Portland", "Canada", ""),
    ],
)
def test_a_city_lies_in_its_province(authority: Authority, text: str, within: str, key: str) -> None:
    assert authority.identify(Name(text, "place", "city", within=within), Context()).entity == key


@pytest.mark.parametrize(
    ("sentence", "text", "sort", "key"),
    [
        ("A Malian ferry sinks near Sangha.", "Sangha", "place", ""),
        ("A Congolese ferry sinks near Sangha, says Brazzaville.", "Sangha", "place", "place/sangha"),
        ("A ferry sinks near Zamfara.", "Zamfara", "place", "place/zamfara"),
        ("Egyptian police arrest members of the Muslim Brotherhood.", "Muslim Brotherhood", "actor", ""),
        ("Kenyan police arrest members of Hamas.", "Hamas", "actor", "actor/hamas"),
    ],
)
def test_what_one_list_alone_names_is_meant_where_no_other_country_is_told_of(
    authority: Authority, sentence: str, text: str, sort: Sort, key: str
) -> None:
    assert meant(authority, sentence, text, sort) == key


def test_common_words_of_several_words_are_left_alone_too(authority: Authority) -> None:
    found = [match.text for match in authority.find("A storm crosses the West Coast.")]
    assert found == []


@pytest.mark.parametrize(
    ("sentence", "text", "sort", "key"),
    [
        ("Rockets are fired from Gaza.", "Gaza", "place", "place/gaza-strip"),
        ("Trams stand still in Gaza City.", "Gaza City", "place", "place/gaza-city-ps"),
        ("Snow falls in Quebec.", "Quebec", "place", "place/quebec"),
        ("A tower burns in the CBD of Nairobi.", "CBD", "actor", ""),
        ("Donald Trump goes golfing.", "Donald Trump", "actor", "actor/donald-trump"),
    ],
)
def test_names_mean_what_they_mostly_mean(authority: Authority, sentence: str, text: str, sort: Sort, key: str) -> None:
    assert meant(authority, sentence, text, sort) == key


def test_a_state_is_found_inside_the_name_of_a_former_state(authority: Authority) -> None:
    places = read_headline("Fighting goes on in southern Yemen.", authority).places
    assert [place.value.entity for place in places] == ["place/yemen"]
