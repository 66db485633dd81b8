#!/usr/bin/env python3
"""imp_corpus_test.py BIN_DIR CORPUS_DIR: do real dumps get into SQLite as they are?

Imports every complete dump, compares the row counts with EXPECTED.tsv, and each cell, as COPY
text, with what `dmp rows` gives. Exit status 77 when the corpus is absent.
"""
import collections
import csv
import os
import sqlite3
import subprocess
import sys
import tempfile
from urllib.parse import quote

SKIPPED = 77
ESCAPES = str.maketrans({'\\': '\\\\', '\b': '\\b', '\t': '\\t', '\n': '\\n', '\v': '\\v',
                         '\f': '\\f', '\r': '\\r'})


def name_in_sql(name):
    return '"' + name.replace('"', '""') + '"'


def cell_as_copy(value, cast):
    """The COPY text of a value, of which SQLite's own text is `cast`."""
    if value is None:
        return '\\N'
    if isinstance(value, bytes):
        return '\\\\x' + value.hex()
    return cast.translate(ESCAPES)


def same_cell(value, cast, expected):
    if cell_as_copy(value, cast) == expected:
        return True
    # A BINARY_DOUBLE has more digits than SQLite shows.
    return isinstance(value, float) and float(expected) == value


def compare_cells(database, sqlite_name, columns, copy_file):
    """What differs first, or nothing."""
    fields = ', '.join("{0}, iif(typeof({0}) = 'blob', NULL, CAST({0} AS TEXT))".format(name)
                       for name in map(name_in_sql, columns))
    rows = database.execute('SELECT %s FROM %s ORDER BY rowid' % (fields, name_in_sql(sqlite_name)))
    with open(copy_file, encoding='utf-8', newline='\n') as lines:
        for number, (row, line) in enumerate(zip(rows, lines), 1):
            cells = line.rstrip('\n').split('\t')
            for i, expected in enumerate(cells):
                if not same_cell(row[2 * i], row[2 * i + 1], expected):
                    return 'row %d, column %s: %r and not %r' % (number, columns[i], row[2 * i],
                                                                 expected)
    return None


def check_table(database, expected, folder):
    found = database.execute('SELECT sqlite_name FROM exhume_tables WHERE owner = ? AND name = ?',
                             (expected['owner'], expected['table'])).fetchone()
    if not found:
        return ['%s.%s is missing' % (expected['owner'], expected['table'])]
    count = database.execute('SELECT count(*) FROM ' + name_in_sql(found[0])).fetchone()[0]
    if count != int(expected['rows']):
        return ['%s: %d rows, expected %s' % (found[0], count, expected['rows'])]
    if count == 0:
        return []
    base = os.path.join(folder, quote(expected['owner'], safe='$#') + '.' +
                        quote(expected['table'], safe='$#'))
    with open(base + '.csv', encoding='utf-8', newline='') as file:
        oracle_names = next(csv.reader(file))
    known = dict(database.execute('SELECT name, sqlite_name FROM exhume_columns WHERE owner = ? '
                                  'AND table_name = ?', (expected['owner'], expected['table'])))
    fault = compare_cells(database, found[0], [known[name] for name in oracle_names],
                          base + '.copy')
    return ['%s: %s' % (found[0], fault)] if fault else []


def check_dump(bin_dir, dump, tables):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'x.db')
        run = subprocess.run([os.path.join(bin_dir, 'imp'), 'sqlite:' + path, 'file=' + dump],
                             capture_output=True, text=True, errors='replace', check=False)
        if run.returncode == 1:
            return ['imp failed: ' + run.stderr[-300:]]
        for style in ('copy', 'csv'):
            subprocess.run([os.path.join(bin_dir, 'dmp'), 'rows', dump, '--format', style, '--out',
                            folder], capture_output=True, check=False)
        database = sqlite3.connect(path)
        faults = []
        if database.execute('PRAGMA integrity_check').fetchone()[0] != 'ok':
            faults.append('the database is not sound')
        for expected in tables:
            if expected['table']:
                faults += check_table(database, expected, folder)
        database.close()
        return faults


def main():
    bin_dir, corpus = sys.argv[1:3]
    listing = os.path.join(corpus, 'EXPECTED.tsv')
    if not os.path.exists(listing):
        print('skipped: there is no corpus at', corpus)
        return SKIPPED
    dumps = collections.OrderedDict()
    with open(listing, encoding='utf-8') as file:
        for row in csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE):
            if row['state'] == 'complete':
                dumps.setdefault(row['dump'], []).append(row)
    bad = 0
    for dump, tables in dumps.items():
        faults = check_dump(bin_dir, os.path.join(corpus, dump), tables)
        bad += bool(faults)
        for fault in faults:
            print('%s: %s' % (dump, fault))
    print('%d dumps imported as they are, %d not' % (len(dumps) - bad, bad))
    return 1 if bad else 0


sys.exit(main())
