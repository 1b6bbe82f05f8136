"""The answer of every recipe of the cookbook, in its order, by the recipe's name."""

from collections.abc import Callable, Mapping

from hand_made import recipes_meetings, recipes_questions, recipes_research, recipes_speaking
from hand_made.facts import Rows
from hand_made.recipe_rows import Answers

_MODULES = (recipes_meetings, recipes_questions, recipes_research, recipes_speaking)
RECIPES: Mapping[str, Callable[[Answers], Rows]] = {one.__name__: one for module in _MODULES for one in module.RECIPES}
