"""The pictures: each is a function that draws on a Canvas about 100 units wide and 105 high."""

from . import beasts, buildings, faces, flights, journeys, land, omens, signs, things

MODULES = (beasts, buildings, faces, flights, journeys, land, omens, signs, things)
MOTIFS = {name: draw for module in MODULES for name, draw in module.MOTIFS.items()}
