"""Icons stand for what a label says, or are not there: a table of labels as people write them."""

from __future__ import annotations

import tomllib

import pytest
from engine_render import documents

from infographix_api import engine
from infographix_api.engine import icons
from infographix_api.engine.document import Item, List

TABLE = """
Global surface temperature            | thermometer-sun
Sea ice extent in September           | snowflake
CO₂ in the air                        | cloud
Greenhouse gas emissions              | cloud
Annual rainfall                       | cloud-rain
Severe thunderstorms                  | cloud-lightning
Hurricanes per season                 | tornado
Sea level rise since 1993             | waves
Area burned by wildfires              | flame
Access to safe drinking water         | droplets
Solar power added in 2023             | sun
Wind turbines installed               | wind
Electricity from coal                 | zap
Coal mines closed                     | factory
Nuclear power plants in operation     | radiation
Grid batteries                        | zap
Battery storage                       | battery-charging
Oil production                        | fuel
Heat pumps sold                       | plug-zap
Charging points                       | plug-zap
Electric cars on the road             | car
Plastic recycled                      | recycle
Food waste per household              | trash-2
Deforestation in the Amazon           | trees
Species of birds                      | bird
Endangered mammals                    | paw-print
Fisheries at their limit              | fish
Insects in decline                    | bug
Wheat harvest                         | wheat
Vegetables and fruit                  | carrot
Meat eaten per person                 | beef
Cups of coffee a day                  | coffee
Milk prices                           | milk
World population                      | users
Residents over 65                     | users
Births per woman                      | baby
Infant mortality                      | baby
Life expectancy at birth              | hourglass
Students enrolled                     | graduation-cap
Primary school pupils                 | graduation-cap
Teachers hired                        | school
Books borrowed from the library       | book-open
Adult literacy                        | book-open
Health spending                       | heart-pulse
Blood pressure under control          | heart-pulse
Hospital beds                         | hospital
Intensive care capacity               | hospital
Nurses per 1,000                      | stethoscope
Children vaccinated                   | syringe
Antibiotics prescribed                | pill
Hours of sleep                        | bed
Smokers who quit                      | cigarette
Mental health                         | brain
Genes sequenced                       | dna
Minimum wage                          | banknote
Revenue in 2024                       | circle-dollar-sign
GDP per capita                        | circle-dollar-sign
Household savings                     | house
Savings rate                          | piggy-bank
Inflation                             | coins
Central bank assets                   | landmark
Paid by credit card                   | credit-card
Online shopping                       | shopping-cart
Supermarkets                          | shopping-cart
Parcels delivered                     | package
Employees                             | briefcase
Youth unemployment                    | briefcase
Companies founded                     | building-2
New homes built                       | house
House prices                          | house
Average rent                          | house
Construction sites                    | hard-hat
Cars per household                    | car
Covered parking                       | circle-parking
Motorways                             | road
Trips by bicycle                      | bike
Protected bike lanes                  | bike
Electric buses                        | bus
Train punctuality                     | train-front
Passengers at the airport             | plane
Container ships in port               | ship
Freight by lorry                      | truck
International tourists                | luggage
Hotel nights                          | hotel
Steps walked on foot                  | footprints
Semiconductors                        | cpu
AI adoption                           | bot
Industrial robots                     | factory
Mobile phones                         | smartphone
Broadband subscribers                 | wifi
Websites online                       | globe
Open source                           | git-branch
Pull requests merged                  | git-branch
Lines of code                         | code
Software developers                   | code
Known bugs                            | bug
Password resets                       | lock
Data protection                       | shield-check
Cyber security                        | lock
Road accidents                        | road
Work accidents                        | triangle-alert
Deaths in traffic                     | skull
Crime reported                        | siren
Cases before the court                | gavel
Rule of law                           | scale
Voter turnout                         | vote
Seats in parliament                   | landmark
Newspapers sold                       | newspaper
Emails sent                           | mail
Advertising budget                    | megaphone
Albums sold                           | music
Films released                        | film
Photos taken                          | camera
Video games                           | video
World championships                   | trophy
Olympic medals                        | medal
Rocket launches                       | rocket
Satellites in orbit                   | satellite
Galaxies observed                     | telescope
Patents filed                         | lightbulb
Downloads                             | download
Earthquakes above magnitude 6         | activity
Languages spoken                      | languages
Cathedrals restored                   | church
Countries reporting                   | globe
Kilometres of track                   | ruler
Customer satisfaction                 | thumbs-up
Growth since 2010                     | trending-up
Sales decline                         | trending-down
Waiting time                          | clock
Screen time                           | clock
Telescopes for stargazing             | telescope
Museum, art gallery and temple        | landmark
Key findings                          | neutral
Purchasing power                      | neutral
Bargaining power of unions            | neutral
Order of magnitude                    | neutral
Record high                           | neutral
Time and again                        | neutral
Fall semester                         | neutral
State of the art                      | neutral
The core of the matter                | neutral
With your consent                     | neutral
Current model                         | neutral
Bear market                           | neutral
Decision trees                        | neutral
Leaf nodes                            | neutral
Cold war                              | neutral
Cloud nine                            | neutral
White House                           | neutral
Rocket science                        | neutral
Training set                          | neutral
Share of respondents                  | neutral
Margin of error                       | neutral
Quality and scope                     | neutral
Who took part                         | neutral
What changed                          | neutral
Next steps                            | neutral
Second opinion                        | neutral
Point of view                         | neutral
Silver bullets                        | neutral
Hands on                              | neutral
Chest pain                            | neutral
A ring of truth                       | neutral
Loyalty                               | neutral
Median                                | neutral
Train your staff                      | neutral
Book a table                          | neutral
Fire a worker                         | neutral
Ship the parcel                       | package
Boil the water                        | droplets
Net promoter score                    | neutral
Tennis court                          | neutral
River bank                            | neutral
Battery chickens                      | neutral
Plant closures                        | neutral
Brain drain                           | neutral
The apple of my eye                   | neutral
Set the table                         | neutral
Air quality                           | cloud-fog
Rivers restored                       | waves
Daily active users                    | users
Other                                 | neutral
"""
ROWS = [tuple(part.strip() for part in row.split("|")) for row in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("label", "icon"), ROWS)
def test_label_has_the_icon_an_editor_would_choose(label: str, icon: str) -> None:
    assert (icons.choose(None, label) or "neutral") == icon


def test_table_is_long_enough_to_mean_something() -> None:
    assert len(ROWS) >= 150
    assert sum(icon == "neutral" for _, icon in ROWS) >= 30


def test_icon_asked_for_is_taken_whatever_the_label() -> None:
    assert icons.choose("umbrella", "Wind turbines") == "umbrella"


def test_labels_of_other_languages_are_not_read_as_english() -> None:
    assert icons.choose(None, "Gift im Grundwasser", "de") is None
    assert icons.choose(None, "la mer, car le vent", "fr-CA") is None
    assert icons.choose("waves", "la mer", "fr") == "waves"


def test_every_icon_a_word_stands_for_is_packaged() -> None:
    told = tomllib.loads(icons.WORDS.read_text("utf-8"))
    chosen = {icon for level in ("phrases", "things", "topics") for icon in told[level]}
    assert chosen - icons.packaged() == set()


def test_icon_that_is_not_packaged_is_told() -> None:
    document = documents.document("Icons", List((Item("Wind turbines", icon="no-such-icon"), Item("Solar power"))))
    made = engine.render(
        document, style="modern", palette="ocean", size="1K", aspect_ratio="square", format="svg", as_of="2026-06-15"
    )
    assert [w.message for w in made.warnings] == [
        "No icon is called 'no-such-icon'; labels choose one where they are sure of it"
    ]
