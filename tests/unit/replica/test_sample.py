from replica.make_sample import SAMPLE_FOLDER, sample_files


def test_the_committed_sample_is_a_fresh_generation() -> None:
    fresh = sample_files()
    committed = {path.name: path.read_text(encoding="utf-8") for path in SAMPLE_FOLDER.iterdir()}
    assert sorted(committed) == sorted(fresh), "write the sample anew with: python -m replica.make_sample"
    for name, text in fresh.items():
        assert committed[name] == text, f"{name} differs: write the sample anew with: python -m replica.make_sample"


def test_the_sample_is_what_the_demonstration_needs() -> None:
    names = sorted(sample_files())
    assert sum(name.startswith("commissievergadering") for name in names) == 3
    assert sum(name.startswith("plenaire-vergadering") for name in names) == 1
    assert "Synthetic" in sample_files()["README.md"]
