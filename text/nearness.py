"""How near two spellings are."""


def trigrams(word: str) -> list[str]:
    """Runs of three letters, with the beginning marked twice and the end once: `__r _re res esm smi mi_`."""
    padded = f"__{word}_"
    return list(dict.fromkeys(padded[at : at + 3] for at in range(len(padded) - 2)))


def distance(one: str, other: str, most: int) -> int:
    """Letters added, dropped, changed or swapped with their neighbour; `most` + 1 when there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, right in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def allowed(word: str) -> int:
    """How many slips a word of this length may hold."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2
