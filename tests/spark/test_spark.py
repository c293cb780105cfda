"""The job of spark/ beside the single process: the same rows, partition by partition. tests/spark/run starts it."""

from __future__ import annotations

import glob
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

from pyspark.sql import SparkSession

HERE = os.path.dirname(os.path.abspath(__file__))
SPARK = os.path.join(os.path.dirname(os.path.dirname(HERE)), "spark")
sys.path.insert(0, SPARK)

import leakguard_dataset as job  # noqa: E402

LEAKGUARD = os.environ["LEAKGUARD_BIN"]
CUSTOMERS, ORDERS = 300, 3000
FIRST = ["Orla", "Tobin", "Zoë", "Renée", "Łukasz", "Inés", "Jürgen", "Katla"]
LAST = ["Ashgrove", "Bellwether", "Norrbæk", "Pellerin-Voss", "Skarsgren", "Müllhauser"]
ERASED = {7, 40, 299}


def person(n: int) -> dict:
    name = f"{FIRST[n % len(FIRST)]} {LAST[n % len(LAST)]}"
    return {"id": n, "person": f"customer{n}@example.com", "customer_name": name}


def rows(table: str):
    for n in range(CUSTOMERS if table == "customers" else ORDERS):
        if table == "customers":
            about = f"{person(n)['customer_name']}, call +49 30 23125{n:03}" if n % 3 == 0 else 'likes "wool"\n\tand \\slate'
            yield person(n) | {"dob": f"{1950 + n % 50}-0{1 + n % 9}-15", "postcode": f"{10000 + n}", "about": about, "unnamed": "stays at home"}
        else:
            draw = int(hashlib.md5(f"order {n}".encode()).hexdigest(), 16)
            who = person(draw % CUSTOMERS)
            note = [None, "", f"for {who['customer_name']}", "card 4111 1111 1111 1111", f"mail friend{n}@example.org", "émail soigné"][draw // 7 % 6]
            # Lines of very different lengths, so that partitions end in odd places.
            note = " ".join([note] * (1 + draw % 40)) if note else note
            yield {
                "customer_id": who["id"],
                "person": who["person"],
                "customer_name": who["customer_name"],
                "created": f"2026-0{1 + draw % 9}-{1 + draw % 28:02} 10:{draw % 60:02}:00",
                "total": draw % 50000 / 100,
                "note": note,
            }


class SparkGivesWhatOneProcessGives(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="leakguard-spark-")
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.keyring = os.path.join(cls.folder, "keyring.toml")
        subprocess.run([LEAKGUARD, "keys", "generate", "--keyring", cls.keyring], check=True, capture_output=True)
        cls.recipe = os.path.join(cls.folder, "orders.toml")
        shutil.copy(os.path.join(HERE, "orders.toml"), cls.recipe)
        cls.erased = os.path.join(cls.folder, "erased.txt")
        with open(cls.erased, "w", encoding="utf-8") as file:
            file.writelines(person(n)["person"].upper() + "\n" for n in sorted(ERASED))
        cls.input, cls.single = {}, {}
        for table in ("customers", "orders"):
            cls.input[table] = os.path.join(cls.folder, f"{table}.ndjson")
            with open(cls.input[table], "w", encoding="utf-8") as file:
                file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(table))
            with open(cls.input[table], "rb") as file:
                cls.single[table] = cls.apply(table, file.read())
        cls.spark = SparkSession.builder.master("local[2]").appName("test").config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false")
        cls.spark = cls.spark.config("spark.sql.session.timeZone", "UTC")
        cls.spark = cls.spark.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1").getOrCreate()
        cls.addClassCleanup(cls.spark.stop)
        cls.spark.sparkContext.setLogLevel("OFF")
        # spark-submit sends the job itself; here it is a module.
        cls.spark.sparkContext.addPyFile(job.__file__)

    @classmethod
    def apply(cls, table: str, lines: bytes) -> bytes:
        words = ["dataset", "apply", "--recipe", cls.recipe, "--table", table, "--keyring", cls.keyring]
        return subprocess.run([LEAKGUARD, *words], input=lines, check=True, capture_output=True).stdout

    def leakguard(self, *words: str) -> None:
        done = subprocess.run([LEAKGUARD, *words], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)

    def options(self, table: str, output: str, *more: str, keyring: str | None = None, source: str | None = None):
        words = ["--recipe", self.recipe, "--table", table, "--keyring", keyring or self.keyring, "--leakguard", LEAKGUARD, "--file", self.erased]
        return job.arguments([*words, "--input", source or self.input[table], "--output", os.path.join(self.folder, output), *more])

    def parts(self, output: str, table: str) -> list[bytes]:
        found = []
        for path in sorted(glob.glob(os.path.join(self.folder, output, table, "part-*.ndjson"))):
            with open(path, "rb") as file:
                found.append(file.read())
        return found

    def test_every_partition_has_the_bytes_of_the_single_process(self):
        for table in ("customers", "orders"):
            for partitions in (1, 5):
                output = f"{partitions}-parts"
                options = self.options(table, output, "--partitions", str(partitions))
                reports = job.run(self.spark, options)
                parts = self.parts(output, table)
                inputs = job.rows_of(self.spark, options).glom().collect()
                self.assertGreaterEqual(len(parts), partitions)
                self.assertTrue(all(inputs), "a partition without rows compares nothing")
                self.assertEqual(len(parts), len(inputs))
                for part, lines in zip(parts, inputs, strict=True):
                    self.assertEqual(part, self.apply(table, b"".join(line + b"\n" for line in lines)))
                self.assertEqual(b"".join(parts), self.single[table])
                self.assertEqual(sum(report["rows_out"] for report in reports.values()), self.single[table].count(b"\n"))
                self.assertEqual(sum(report["rows_in"] for report in reports.values()), CUSTOMERS if table == "customers" else ORDERS)

    def test_a_table_of_spark_gives_the_same_rows(self):
        source = os.path.join(self.folder, "orders.parquet")
        self.spark.createDataFrame([tuple(row.values()) for row in rows("orders")], schema=list(next(rows("orders")))).write.parquet(source)
        job.run(self.spark, self.options("orders", "parquet", "--format", "parquet", source=source))
        self.assertEqual(sorted(b"".join(self.parts("parquet", "orders")).splitlines()), sorted(self.single["orders"].splitlines()))

    def test_the_keyring_can_come_by_the_environment(self):
        with open(self.keyring, encoding="utf-8") as file:
            os.environ["LEAKGUARD_TEST_KEYRING"] = file.read()
        self.addCleanup(os.environ.pop, "LEAKGUARD_TEST_KEYRING")
        # Python's workers are started anew for other environments, as a cluster's executors are started with theirs.
        self.spark.sparkContext.environment["LEAKGUARD_TEST_KEYRING"] = os.environ["LEAKGUARD_TEST_KEYRING"]
        self.addCleanup(self.spark.sparkContext.environment.pop, "LEAKGUARD_TEST_KEYRING")
        job.run(self.spark, self.options("customers", "environment", keyring="env:LEAKGUARD_TEST_KEYRING"))
        self.assertEqual(b"".join(self.parts("environment", "customers")), self.single["customers"])

    def test_tables_join_by_token_without_the_erased_and_sealed_are_the_set_of_one_machine(self):
        for table in ("customers", "orders"):
            job.run(self.spark, self.options(table, "joined", "--partitions", "3"))
        read = [self.spark.read.json(os.path.join(self.folder, "joined", table, "*.ndjson")) for table in ("customers", "orders")]
        count = read[0].join(read[1], read[0].id == read[1].customer_id).count()
        self.assertEqual(count, sum(row["customer_id"] not in ERASED for row in rows("orders")))
        self.assertEqual(read[0].count(), CUSTOMERS - len(ERASED))
        self.assertEqual(read[0].join(read[1], "person").count(), count)
        # Sealed, it is the data set that one machine builds of the same files.
        sets = {name: os.path.join(self.folder, name) for name in ("sealed", "built")}
        made_by = ["--recipe", self.recipe, "--keyring", self.keyring, "--output"]
        self.leakguard("dataset", "seal", "--from", os.path.join(self.folder, "joined"), *made_by, sets["sealed"])
        self.leakguard("dataset", "build", *made_by, sets["built"])
        for folder in sets.values():
            self.leakguard("dataset", "verify", "--keyring", self.keyring, folder)
        for table in ("customers", "orders"):
            rows_of = {name: b"".join(self.parts(name, table)) for name in sets}
            self.assertEqual(rows_of["sealed"], rows_of["built"])
            self.assertEqual(rows_of["built"], self.single[table])

    def test_nothing_of_a_person_is_in_what_comes_out(self):
        for output in self.single.values():
            text = output.decode("utf-8")
            for sign in ("@example.com", "@example.org", "4111 1111", "+49 30", *LAST):
                self.assertNotIn(sign, text)

    def test_a_command_that_fails_fails_the_job_and_says_why_without_a_row(self):
        broken = os.path.join(self.folder, "broken.ndjson")
        with open(self.input["orders"], encoding="utf-8") as good, open(broken, "w", encoding="utf-8") as file:
            lines = good.readlines()
            file.writelines(lines[:1500] + ['{"person": "lost@example.com", "note": \n'] + lines[1500:])
        with self.assertRaises(Exception) as raised:
            job.run(self.spark, self.options("orders", "broken", source=broken))
        self.assertIn("leakguard dataset apply ended with 1", str(raised.exception))
        self.assertNotIn("lost@example.com", str(raised.exception))
        self.assertEqual(self.parts("broken", "orders"), [])
        self.assertFalse(os.path.exists(os.path.join(self.folder, "broken", "orders", "_SUCCESS")))

    def test_a_command_that_is_not_there_or_a_bad_recipe_fails_the_job(self):
        with self.assertRaises(Exception):
            options = self.options("orders", "nowhere")
            options.leakguard = "no-such-leakguard"
            job.run(self.spark, options)
        with self.assertRaises(Exception) as raised:
            options = self.options("orders", "no-table")
            options.table = "no_such_table"
            job.run(self.spark, options)
        self.assertIn("no_such_table", str(raised.exception))
        for output in ("nowhere", "no-table"):
            self.assertEqual(glob.glob(os.path.join(self.folder, output, "*", "part-*")), [])


if __name__ == "__main__":
    # Spark leaves sockets open that a collected answer came by.
    unittest.main(warnings="ignore")
