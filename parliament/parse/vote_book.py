"""Votes while they are being read: the lines of a result, an explanation before them, two results of one vote."""

from dataclasses import dataclass, field, replace

from parliament.model import ElementKind, Vote
from parliament.parse.blocks import Block, BlockReader, BodyParse
from parliament.parse.directions import take_out_directions
from parliament.parse.items import ItemBook
from parliament.parse.signs import (
    OUTCOME,
    VOTE,
)
from parliament.parse.turns import TurnBook
from parliament.parse.votes import (
    is_adopted,
    is_outcome,
    is_result_introduction,
    is_vote_opening,
    matter_in,
    read_counts,
    vote_number_in,
)


@dataclass(slots=True)
class _Result:
    """The texts of one result, from its introduction to its last count, and the paragraphs of its outcome."""

    first: Block
    number: int | None
    matter: str | None = None
    counts: list[str] = field(default_factory=list)
    outcomes: list[str] = field(default_factory=list)


class VoteBook:
    """The votes of a meeting. One that was opened and has no result yet may get it after an explanation."""

    def __init__(self, reader: BlockReader, parse: BodyParse, items: ItemBook, turns: TurnBook) -> None:
        self._reader = reader
        self._parse = parse
        self._items = items
        self._turns = turns

    def take(self, blocks: list[Block], position: int) -> int:
        """Take the lines of one vote from the block at ``position`` on; return the next position."""
        stop = self._stop(blocks, position)
        results = self._results(blocks[position:stop])
        self._items.end_headings()
        self._turns.interrupt()
        outcomes = [outcome for result in results for outcome in result.outcomes]
        for place, result in enumerate(results):
            # One outcome behind two results is that of both.
            vote = self._vote(result, result.outcomes or outcomes)
            waiting = self._waiting(vote) if place == 0 and not is_vote_opening(result.counts[0]) else None
            if waiting is None:
                self._parse.votes.append(vote)
            else:
                self._parse.votes[-1] = replace(
                    vote, ordinal=waiting.ordinal, number=waiting.number, page=waiting.page, line=waiting.line
                )
        return stop

    def _waiting(self, result: Vote) -> Vote | None:
        """The vote before, when it was opened in this item and got no result: what was said since explained it."""
        last = self._parse.votes[-1] if self._parse.votes else None
        if last is None or last.item != result.item or last.is_adopted is not None:
            return None
        counts = (last.participant_count, last.yes_count, last.no_count, last.abstain_count)
        return last if all(count is None for count in counts) else None

    def _stop(self, blocks: list[Block], position: int) -> int:
        stop = position + 1
        while stop < len(blocks) and self._goes_on(blocks[stop]):
            stop += 1
        return stop

    def _goes_on(self, block: Block) -> bool:
        if block.mark is None:
            return False
        if block.mark.sign is OUTCOME:
            return True
        return block.mark.sign is VOTE and not is_vote_opening(self._reader.first_line(block))

    def _results(self, blocks: list[Block]) -> list[_Result]:
        number = vote_number_in(self._reader.first_line(blocks[0]))
        results = [_Result(blocks[0], number)]
        for block in blocks:
            text, directions = take_out_directions(self._reader.text(block))
            self._reader.assign(block, ElementKind.VOTE)
            for direction in directions:
                self._turns.add_directions(direction, block.start)
            result = results[-1]
            matter = matter_in(text) if is_result_introduction(text) else None
            if matter is not None and result.matter is not None:
                result = _Result(block, number)
                results.append(result)
            result.matter = matter or result.matter
            if is_outcome(text):
                result.outcomes.append(text)
            else:
                result.counts.append(text)
        return results

    def _vote(self, result: _Result, outcomes: list[str]) -> Vote:
        counts = read_counts("\n".join(result.counts))
        has_result = counts.are_told or bool(outcomes)
        return Vote(
            ordinal=len(self._parse.votes) + 1,
            item=self._items.ordinal,
            number=result.number,
            page=self._reader.page(result.first.start),
            line=self._reader.line(result.first.start),
            participant_count=counts.participant_count,
            yes_count=counts.yes_count,
            no_count=counts.no_count,
            abstain_count=counts.abstain_count,
            is_adopted=is_adopted("\n".join(outcomes)),
            result_text=(outcomes or result.counts)[-1] if has_result else "",
            matter=result.matter,
        )
