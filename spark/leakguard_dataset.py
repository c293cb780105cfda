"""A training set made on Apache Spark: every partition of a table goes through `leakguard dataset apply`.

    spark-submit leakguard_dataset.py --recipe orders.toml --table sales_order --policy policy.toml --keyring FILE \\
        --input rows.ndjson --output out

The command, recipe and policy are those of a run on one machine, and so is every row that comes out: `apply` keeps no state
from one row to the next. README.md beside this file says how it runs on a cluster and where the keyring comes from.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator

from pyspark import AccumulatorParam, SparkContext, SparkFiles
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

# Of what the command says when it fails, the last lines are the reason.
STDERR_BYTES = 4096


class PartitionFailed(RuntimeError):
    """`leakguard` ended with an error: the task fails, and what it has written is not committed."""


class ByPartition(AccumulatorParam):
    """What each partition reports, under its number: a task that runs twice counts once."""

    def zero(self, value):
        return {}

    def addInPlace(self, one, other):
        one.update(other)
        return one


def arguments(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="leakguard_dataset.py", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--recipe", required=True, help="recipe, as for `leakguard dataset build`")
    parser.add_argument("--table", required=True, help="which of the recipe's tables the rows are of")
    parser.add_argument("--policy", help="policy file; the built-in one when left out")
    parser.add_argument("--keyring", help="keyring as the executors find it: a path there, or env:NAME")
    parser.add_argument("--input", required=True, help="path that Spark can read, or the name of a table (with --format table)")
    parser.add_argument("--format", default="ndjson", help="ndjson (default), table, or a format of spark.read: parquet, csv, jdbc, ...")
    parser.add_argument("--option", action="append", default=[], metavar="KEY=VALUE", help="for spark.read; VALUE env:NAME is read from the environment")
    parser.add_argument("--output", required=True, help="folder of the data set; the rows go into the folder TABLE in it, which must not exist")
    parser.add_argument("--partitions", type=int, help="at least so many partitions (ndjson), or exactly so many (other formats)")
    parser.add_argument("--leakguard", default="leakguard", help="the command: a file here is sent to the executors, a bare name is looked for on their PATH")
    parser.add_argument("--file", action="append", default=[], help="what the policy or recipe names beside itself: word lists, indexes")
    parser.add_argument("--leave-out", help="file of the people who must not come along, as `leakguard dataset apply` reads it")
    return parser.parse_args(argv)


def send(context: SparkContext, path: str) -> str:
    """Sends a file of the driver to every executor; gives the name that it has there."""
    # In cluster mode the driver itself finds in its folder what `spark-submit --files` brought.
    here = path if os.path.exists(path) else os.path.basename(path)
    if not os.path.isfile(here):
        raise SystemExit(f"leakguard_dataset.py: there is no file {path}")
    context.addFile(os.path.abspath(here))
    return os.path.basename(path)


def command_of(context: SparkContext, options: argparse.Namespace) -> tuple[str, list[str]]:
    """The program and its words; a word `file:NAME` is a file that was sent."""
    program = options.leakguard
    if os.sep in program or os.path.isfile(program):
        program = "file:" + send(context, program)
    # Spark runs as many tasks as there are cores: one thread each.
    words = ["dataset", "apply", "--threads", "1", "--table", options.table]
    for name in ("recipe", "policy"):
        path = getattr(options, name)
        if path is not None:
            words += [f"--{name}", path if path.startswith("preset:") else "file:" + send(context, path)]
    for path in options.file:
        send(context, path)
    if options.keyring is not None:
        # Never sent: Spark's file server hands out what it is given.
        words += ["--keyring", options.keyring]
    if options.leave_out is not None:
        words += ["--leave-out", "file:" + send(context, options.leave_out)]
    return program, words


def found(word: str) -> str:
    """On an executor: where a sent file lies."""
    return SparkFiles.get(word.removeprefix("file:")) if word.startswith("file:") else word


def executable(path: str, folder: str) -> str:
    """The command as something that can be started; some cluster managers take the right to execute away."""
    if os.sep not in path or os.access(path, os.X_OK):
        return path
    copy = os.path.join(folder, os.path.basename(path))
    shutil.copyfile(path, copy)
    os.chmod(copy, stat.S_IRWXU)
    return copy


def through(program: str, words: list[str], rows: Iterable[bytes], report: Callable[[dict], None]) -> Iterator[bytes]:
    """Lines in, lines out, through one process. Raises PartitionFailed unless it read everything and ended with 0."""
    with tempfile.TemporaryDirectory(prefix="leakguard-") as folder, tempfile.TemporaryFile() as errors:
        counts = os.path.join(folder, "report.json")
        process = subprocess.Popen(
            [executable(found(program), folder), *map(found, words), "--report", counts],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
        )
        failure: list[BaseException] = []

        def feed() -> None:
            try:
                with process.stdin as pipe:
                    for row in rows:
                        pipe.write(row)
                        pipe.write(b"\n")
            except BrokenPipeError:
                pass  # it ended early: its exit code says why
            except BaseException as error:  # what the source raised belongs to the task, not to this thread
                failure.append(error)
                # Half of the rows must not look like all of them.
                process.kill()

        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        try:
            for line in process.stdout:
                yield line.removesuffix(b"\n")
            feeder.join()
            status = process.wait()
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
            process.stdout.close()
        if failure:
            raise failure[0]
        if status != 0:
            size = errors.seek(0, os.SEEK_END)
            errors.seek(max(0, size - STDERR_BYTES))
            said = errors.read().decode("utf-8", "replace").strip()
            raise PartitionFailed(f"leakguard dataset apply ended with {status}: {said}")
        with open(counts, encoding="utf-8") as file:
            report(json.load(file))


def rows_of(spark: SparkSession, options: argparse.Namespace):
    """The rows as lines of JSON, in the order and in the partitions in which Spark reads them."""
    context = spark.sparkContext
    if options.format == "ndjson":
        return context.textFile(options.input, options.partitions, use_unicode=False)
    if options.format == "table":
        frame = spark.table(options.input)
    else:
        reader = spark.read.format(options.format)
        for option in options.option:
            key, equals, value = option.partition("=")
            if not equals:
                raise SystemExit(f"leakguard_dataset.py: --option {key} needs a value: KEY=VALUE")
            if value.startswith("env:"):
                try:
                    value = os.environ[value.removeprefix("env:")]
                except KeyError:
                    raise SystemExit(f"leakguard_dataset.py: --option {key}: there is no {value} in the environment") from None
            reader = reader.option(key, value)
        frame = reader.load(options.input) if options.format != "jdbc" else reader.option("dbtable", options.input).load()
    if options.partitions:
        frame = frame.repartition(options.partitions)
    # As `leakguard dataset build` writes what it reads from a database; a column without a value is a null, not missing.
    shape = {"ignoreNullFields": "false", "dateFormat": "yyyy-MM-dd", "timestampFormat": "yyyy-MM-dd HH:mm:ss"}
    lines = frame.select(F.to_json(F.struct(*[F.col(f"`{name}`") for name in frame.columns]), shape).alias("row"))
    return lines.rdd.map(lambda line: line.row.encode("utf-8"))


def part(number: int) -> str:
    return f"part-{number:05}"


def finish(context: SparkContext, folder: str, reports: dict[int, dict]) -> None:
    """Names the parts as `leakguard dataset seal` looks for them, and puts the report of each beside it, on any file system."""
    hadoop = context._jvm.org.apache.hadoop.fs
    files = hadoop.Path(folder).getFileSystem(context._jsc.hadoopConfiguration())
    for number, report in reports.items():
        if not files.rename(hadoop.Path(folder, part(number)), hadoop.Path(folder, part(number) + ".ndjson")):
            raise SystemExit(f"leakguard_dataset.py: {folder}/{part(number)} cannot be renamed")
        out = files.create(hadoop.Path(folder, part(number) + ".report.json"))
        out.write(bytearray(json.dumps(report, sort_keys=True).encode("utf-8")))
        out.close()


def run(spark: SparkSession, options: argparse.Namespace) -> dict[int, dict]:
    """Makes one table of the data set; gives the report of each partition."""
    context = spark.sparkContext
    program, words = command_of(context, options)
    reports = context.accumulator({}, ByPartition())

    def partition(number: int, rows: Iterable[bytes]) -> Iterator[str]:
        for line in through(program, words, rows, lambda report: reports.add({number: report})):
            yield line.decode("utf-8")

    folder = options.output.rstrip("/") + "/" + options.table
    rows_of(spark, options).mapPartitionsWithIndex(partition, preservesPartitioning=True).saveAsTextFile(folder)
    finish(context, folder, reports.value)
    return reports.value


def main(argv: list[str]) -> int:
    options = arguments(argv)
    spark = SparkSession.builder.appName(f"leakguard dataset {options.table}").config("spark.sql.session.timeZone", "UTC").getOrCreate()
    try:
        reports = run(spark, options)
    finally:
        spark.stop()
    print(json.dumps({"table": options.table, "partitions": len(reports)}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
