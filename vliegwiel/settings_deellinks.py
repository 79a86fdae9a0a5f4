"""The settings of links that workers give away. Part of ``Instellingen``."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from vliegwiel.core.deellink import Grenzen


class Deellinks(BaseModel):
    """How many links a worker may have, how long one may work, and how long an ended one is kept."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    aantal: Annotated[int, Field(ge=1, le=500, description="Working links that one worker may have.")] = 20
    dagen: Annotated[int, Field(ge=1, le=366, description="Days that a link may work.")] = 90
    bewaardagen: Annotated[int, Field(ge=1, le=366, description="Days that a link is kept after its end.")] = 90

    def grenzen(self) -> Grenzen:
        """Return the limits as the use cases know them."""
        return Grenzen(self.aantal, self.dagen, self.bewaardagen)
