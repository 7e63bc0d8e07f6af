"""A Synapse module: what a client sees of a homeserver from before some room versions.

Synapse has no setting for this, and what it knows is a table that cannot be made smaller. So the two places where a
client meets that table get a smaller one: what is said to be known, and making a room.
"""
from synapse.handlers import room
from synapse.rest.client import capabilities


class Older:
    def __init__(self, config, api):
        for place in (room, capabilities):
            known = place.KNOWN_ROOM_VERSIONS.values()
            place.KNOWN_ROOM_VERSIONS = {
                version.identifier: version for version in known if version.identifier not in config["unknown"]
            }
