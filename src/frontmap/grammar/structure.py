"""Function words: what structure.toml says of the words that hold a sentence together, as one typed record."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from frontmap.errors import ReferenceDataError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """The sets of structure.toml by name; the comments there say what each is for."""

    # Clauses.
    joins: frozenset[str]
    conjunctions: frozenset[str]
    additions: frozenset[str]
    stops: frozenset[str]
    openers: frozenset[str]
    relative_pronouns: frozenset[str]
    relative_clauses: frozenset[str]
    apostrophes: frozenset[str]
    dashes: frozenset[str]
    contrasts: frozenset[str]

    # Verb groups.
    be: frozenset[str]
    perfect: frozenset[str]
    target_clauses: frozenset[str]
    before_relatives: frozenset[str]
    standing: frozenset[str]
    departed: frozenset[str]
    infinitives: frozenset[str]
    agents: frozenset[str]
    particles: frozenset[str]
    phases: frozenset[str]
    before_participles: frozenset[str]
    newness: frozenset[str]
    past_adverbs: frozenset[str]
    before_receivers: frozenset[str]
    undone: frozenset[str]
    hindered: frozenset[str]
    conditions: frozenset[str]
    unknown: frozenset[str]
    nobody: frozenset[str]
    none_of: frozenset[str]
    parties: frozenset[str]
    titles: frozenset[str]
    before_duties: frozenset[str]
    hindering: frozenset[str]
    intentions: frozenset[str]
    futures: frozenset[str]
    purposes: frozenset[str]
    tried: frozenset[str]
    means: frozenset[str]
    ways: frozenset[str]
    helping: frozenset[str]
    beginnings: frozenset[str]
    aims: frozenset[str]
    copulas: frozenset[str]
    focuses: frozenset[str]
    focused: frozenset[str]
    possessives: frozenset[str]
    speakers_own: frozenset[str]
    situating: frozenset[str]
    road_verbs: frozenset[str]
    ending: frozenset[str]
    remaining: frozenset[str]
    stalling: frozenset[str]
    sequels: frozenset[str]
    before_gerunds: frozenset[str]
    before_infinitives: frozenset[str]
    verb_endings: frozenset[str]

    # Noun phrases.
    determiners: frozenset[str]
    articles: frozenset[str]
    numbers: frozenset[str]
    genitives: frozenset[str]
    settlement_words: frozenset[str]
    wholes: frozenset[str]
    definites: frozenset[str]
    suffered: frozenset[str]
    measures: frozenset[str]
    roundings: frozenset[str]
    inclusions: frozenset[str]
    before_objects: frozenset[str]
    idle_adjectives: frozenset[str]
    going_on: frozenset[str]
    served: frozenset[str]
    past_adjectives: frozenset[str]
    before_doers: frozenset[str]
    open_attacks: frozenset[str]
    before_targets: frozenset[str]
    before_planned: frozenset[str]
    before_deployments: frozenset[str]
    bare_actors: frozenset[str]
    before_parts: frozenset[str]
    pronoun_subjects: frozenset[str]
    pronoun_actors: frozenset[str]

    # How far an event reaches.
    documents: frozenset[str]
    ends: frozenset[str]
    rear_lines: frozenset[str]
    after_to: frozenset[str]
    doubts: frozenset[str]
    before_attempts: frozenset[str]
    partings: frozenset[str]
    forcing: frozenset[str]
    fronting_ends: frozenset[str]
    where: frozenset[str]
    countrywide: frozenset[str]
    own_days: frozenset[str]
    own_days_so_far: frozenset[str]
    own_days_beside: frozenset[str]
    own_days_of_nouns: frozenset[str]
    appositions: frozenset[str]

    # Attribution.
    boundaries: frozenset[str]
    according_ends: frozenset[str]
    inferences: frozenset[str]
    confirmations: frozenset[str]
    claim_nouns: frozenset[str]
    claimed_to: frozenset[str]
    before_adjectives: frozenset[str]
    doubted_imagery: frozenset[str]
    imagery_links: frozenset[str]
    doubted_sources: frozenset[str]
    checks: frozenset[str]
    unable: frozenset[str]
    unchecked: frozenset[str]
    doubted_pronouns: frozenset[str]
    doubted_nouns: frozenset[str]
    checked_links: frozenset[str]
    refutations: frozenset[str]
    evidence: frozenset[str]
    evidence_links: frozenset[str]
    before_evidenced: frozenset[str]
    alternatives: frozenset[str]
    claimant_pronouns: frozenset[str]
    after_source: frozenset[str]
    leading: frozenset[str]
    trailing: frozenset[str]

    # Localities.
    name_tails: frozenset[str]
    naming: frozenset[str]
    descriptions: frozenset[str]
    remarks: frozenset[str]
    each: frozenset[str]
    before_offices: frozenset[str]
    doubtful_offices: frozenset[str]
    borders: frozenset[str]
    border_words: frozenset[str]
    unnamed_borders: frozenset[str]
    border_adjectives: frozenset[str]
    border_pairs: frozenset[str]
    border_partners: frozenset[str]
    bridges: frozenset[str]
    banks: frozenset[str]
    opposites: frozenset[str]
    islands: frozenset[str]
    raions: frozenset[str]
    plural_areas: frozenset[str]
    plural_surroundings: frozenset[str]
    plural_lines: frozenset[str]
    long_conjunctions: frozenset[str]
    name_adjectives: frozenset[str]
    direction_joins: frozenset[str]
    direction_ties: frozenset[str]
    range_joins: frozenset[str]
    ones: frozenset[str]
    containers: frozenset[str]
    onto: frozenset[str]
    lone_directions: frozenset[str]
    surroundings: frozenset[str]
    compass_endings: frozenset[str]
    quartered_cities: frozenset[str]


def function_words(table: Mapping[str, Mapping[str, Sequence[str]]]) -> FunctionWords:
    """Make the record from the table.

    Parameters
    ----------
    table : mapping
        Section to name to words.

    Returns
    -------
    FunctionWords
        One set of lower-case words for each name.

    Raises
    ------
    ReferenceDataError
        The table lacks a set, or has one that no reader asks for.
    """
    sets = {name: frozenset(words) for section in table.values() for name, words in section.items()}
    odd = sets.keys() ^ {field.name for field in fields(FunctionWords)}
    if odd:
        what = f"sets of words that are missing or unknown: {', '.join(sorted(odd))}"
        raise ReferenceDataError(what, where="structure.toml", fix="reinstall frontmap or mend the table")
    return FunctionWords(**sets)
