#!/usr/bin/env python3
"""Every command of thidua-cli from outside: what it prints, what it leaves, how it exits.

Reports in TAP, one line a test. Usage: test_cli.py THIDUA_CLI
"""
import csv
import io
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
import unicodedata
import xml.etree.ElementTree
import zipfile

CLI = sys.argv[1]
SHEET = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
tests = []


def test(function):
    tests.append(function)
    return function


def run(*arguments, status=0, env=None):
    """Standard output of a call that must exit with the status, with one line on standard error if
    that is not 0 and none if it is."""
    done = subprocess.run([CLI, *map(str, arguments)], capture_output=True, text=True, timeout=120,
                          env={**os.environ, 'THIDUA_LANGUAGE': 'en', **(env or {})})
    assert done.returncode == status, f'{arguments}: {done.returncode}, {done.stderr}'
    lines = done.stderr.splitlines()
    assert len(lines) == (0 if status == 0 else 1), f'{arguments}: {done.stderr}'
    assert status == 0 or lines[0].startswith('thidua-cli: '), done.stderr
    assert status != 2 or done.stdout == '', done.stdout
    return done.stdout


def load(*arguments, **options):
    return json.loads(run(*arguments, **options))


def query(book, sql, *values):
    with sqlite3.connect(f'file:{book}?mode=ro', uri=True) as db:
        return db.execute(sql, values).fetchall()


def dump(book):
    """The text of .dump, without the file's own settings."""
    with sqlite3.connect(f'file:{book}?mode=ro', uri=True) as db:
        return '\n'.join(db.iterdump())


def sample(folder):
    book = folder / 'mẫu.db'
    shutil.copy(SAMPLE, book)
    return book


def write(book, script):
    with sqlite3.connect(book) as db:
        db.executescript(script)


# --- The call itself ---------------------------------------------------------------------------

@test
def help_and_version(folder):
    assert re.fullmatch(r'thidua-cli \d+\.\d+\.\d+\n', run('--version'))
    text = run('--help')
    commands = ['new', 'info', 'list', 'report', 'calendar', 'check', 'history', 'undo', 'redo']
    for command in commands:
        assert re.search(rf'^  {command} ', text, re.M), command
        assert command in run(command, '--help')


@test
def wrong_calls(folder):
    book = sample(folder)
    for call in ([], ['frobnicate'], ['--frobnicate'], ['info', '--frobnicate'], ['info', 'word'],
                 ['check', 'word'], ['undo', 'x'], ['undo', '0'], ['undo', '-1'], ['redo', '1', '2'],
                 ['history', '--limit', '0'], ['list'], ['list', 'cats'], ['list', 'units', 'x'],
                 ['list', 'units', '--limit', 'x'], ['list', 'units', '--format', 'xml'],
                 ['list', 'awards', '--from', '31/02/2026'],
                 ['list', 'units', '--at', '2026-01-01', '--to', '2026-01-01'],
                 ['new', 'a', 'b'], ['new', '--sample', '--lai-chau', 'a'],
                 ['new', '--sample-awards', 'x', 'a'], ['new', '--seed', '1', 'a'],
                 ['report', 'a.xlsx'], ['report', '--period', '2026-H1'],
                 ['report', '--period', '2026-H3', 'a.xlsx'],
                 ['report', '--period', '2026-H1', 'a.txt'],
                 ['report', '--period', '2026-H1', '--only', 'B99', 'a.xlsx'],
                 ['list', 'dues', '--search', 'x'], ['list', 'dues', '--late'],
                 ['list', 'dues', '--from', '31/02/2026'], ['calendar'], ['calendar', 'a'],
                 ['calendar', 'a.ics', 'b.ics'], ['calendar', '--to', 'x', 'a.ics']):
        run('--book', book, *call, status=2)
    assert not (folder / 'a').exists()


@test
def vietnamese_by_default(folder):
    done = subprocess.run([CLI, 'frobnicate'], capture_output=True, text=True,
                          env={**os.environ, 'LC_ALL': 'C', 'LANGUAGE': 'en',
                               'THIDUA_LOCALEDIR': os.environ.get('THIDUA_LOCALEDIR', '')})
    assert done.returncode == 2
    if os.environ.get('THIDUA_LOCALEDIR'):
        assert 'lệnh' in done.stderr, done.stderr


# --- The book's file ---------------------------------------------------------------------------

@test
def new_books(folder):
    empty = folder / 'a' / 'trống.db'
    assert run('new', empty) == ''
    assert load('--book', empty, 'info', '--json')['counts']['units'] == 0
    run('--book', folder / 'lc.db', 'new', '--lai-chau')
    assert load('info', '--json', '--book', folder / 'lc.db')['counts']['units'] == 12
    run('new', folder / 'n.db', '--sample-awards', 321, '--seed', 4)
    assert load('--book', folder / 'n.db', 'info', '--json')['counts']['awards'] == 321


@test
def new_in_the_default_place(folder):
    env = {'XDG_DATA_HOME': str(folder)}
    run('new', env=env)
    assert (folder / 'thidua' / 'thidua.db').exists()
    assert load('info', '--json', env=env)['book'] == str(folder / 'thidua' / 'thidua.db')


@test
def new_refuses_to_overwrite(folder):
    book = sample(folder)
    before = book.read_bytes()
    for option in ([], ['--sample'], ['--lai-chau'], ['--sample-awards', '5']):
        run('new', book, *option, status=1)
    assert book.read_bytes() == before
    assert [path.name for path in folder.iterdir()] == [book.name]


@test
def sample_is_the_same_on_any_day(folder):
    run('new', folder / 'a.db', '--sample', env={'THIDUA_TODAY': '2022-02-02'})
    run('new', folder / 'b.db', '--sample', env={'THIDUA_TODAY': '2026-11-23', 'TZ': 'Asia/Ho_Chi_Minh'})
    assert dump(folder / 'a.db') == dump(folder / 'b.db')


@test
def not_a_book(folder):
    text = folder / 'text.db'
    text.write_text('Đây không phải là sổ. ' * 100)
    other = folder / 'other.db'
    write(other, 'CREATE TABLE t (x); INSERT INTO t VALUES (1)')
    empty = folder / 'empty.db'
    empty.touch()
    for path in (text, other, empty, folder, folder / 'missing.db'):
        for call in (['info'], ['check'], ['list', 'units'], ['undo'], ['history'],
                     ['report', '--period', '2026-H1', folder / 'r.xlsx']):
            run('--book', path, *call, status=1)
    assert text.read_text().startswith('Đây không')
    assert not (folder / 'r.xlsx').exists()


@test
def newer_schema(folder):
    book = sample(folder)
    write(book, 'PRAGMA user_version = 999')
    run('--book', book, 'info', status=1)
    assert query(book, 'PRAGMA user_version') == [(999,)]


@test
def read_only(folder):
    if os.geteuid() == 0:
        return 'SKIP root may write everywhere'
    book = sample(folder)
    book.chmod(0o444)
    folder.chmod(0o555)
    try:
        run('--book', book, 'undo', status=1)
        run('new', folder / 'other.db', status=1)
    finally:
        folder.chmod(0o755)


@test
def locked(folder):
    book = sample(folder)
    holder = sqlite3.connect(book, isolation_level=None)
    holder.execute('PRAGMA locking_mode = EXCLUSIVE')
    holder.execute('BEGIN EXCLUSIVE')
    try:
        run('--book', book, 'info', status=1)
    finally:
        holder.close()
    run('--book', book, 'info')


# --- What is in it -----------------------------------------------------------------------------

@test
def info(folder):
    book = sample(folder)
    data = load('--book', book, 'info', '--json')
    assert set(data) == {'book', 'schema_version', 'sound', 'counts', 'first_award', 'last_award'}
    assert data['sound'] is True
    tables = {'units': 'unit', 'campaigns': 'campaign', 'decisions': 'decision', 'awards': 'award',
              'persons': 'person', 'initiatives': 'initiative', 'changes': 'history'}
    for key, table in tables.items():
        assert data['counts'][key] == query(book, f'SELECT count(*) FROM {table}')[0][0], key
    assert (data['first_award'], data['last_award']) == query(
        book, 'SELECT min(decided_on), max(decided_on) FROM award')[0]
    text = run('--book', book, 'info')
    assert '2.370' in text or str(data['counts']['units']) in text


@test
def check(folder):
    book = sample(folder)
    day = {'THIDUA_TODAY': '2026-06-30'}
    late = load('--book', book, 'check', '--json', env=day)
    assert late['errors'] == late['notes'] == 0
    assert [(finding['code'], finding['table'], finding['id']) for finding in late['findings']] == [
        ('campaign-review-late', 'campaign', row['id'])
        for row in load('--book', book, 'list', 'campaigns', '--late', '--format', 'json', env=day)[::-1]]
    write(book, "INSERT INTO campaign_stage (campaign_id, stage, done_on)"
                " SELECT id, iif (ends_on IS NULL, 'interim', 'final'), '2026-06-29' FROM campaign"
                " WHERE id IN (3, 11)")
    assert load('--book', book, 'check', '--json', env=day) == {
        'errors': 0, 'warnings': 0, 'notes': 0, 'findings': []}
    assert run('--book', book, 'check', env=day) == ''
    write(book, "UPDATE person SET search_key = 'x' WHERE id = 3")
    data = load('--book', book, 'check', '--json', status=1, env=day)
    assert data['errors'] == 1
    finding = data['findings'][0]
    assert set(finding) == {'severity', 'code', 'table', 'id', 'message'}
    assert (finding['severity'], finding['code'], finding['table'], finding['id']) == (
        'error', 'search-key', 'person', 3)
    assert 'search-key' in run('--book', book, 'check', status=1)


@test
def reviews(folder):
    """What is due of the campaigns, as of a day; an independent count of those that are late."""
    book = sample(folder)
    for day in '2026-06-30', '2025-03-06', '2025-03-07':
        options = ['--book', book, 'list', 'campaigns', '--format', 'json']
        rows = load(*options, env={'THIDUA_TODAY': day})
        late = load(*options, '--late', env={'THIDUA_TODAY': day})
        assert [row for row in rows if row['late']] == late
        assert all((row['review_due'] or '9') < day for row in late)
        assert all((row['review_due'] or '9') >= day for row in rows if not row['late'])
        assert all(row['review'].endswith('is late') == row['late'] for row in rows)
        assert {row['id'] for row in rows if row['state'] == 'Reviewed'} == {
            row[0] for row in query(book, "SELECT campaign_id FROM campaign_stage"
                                          " WHERE stage = 'final' AND done_on <= ?", day)}
        expected = query(book, """
            WITH done AS (SELECT campaign_id AS id, stage, max(done_on) AS day FROM campaign_stage
                          WHERE done_on <= :day GROUP BY 1, 2),
            due AS (SELECT c.id, iif(c.ends_on < :day,
                coalesce((SELECT due_on FROM campaign_stage s WHERE s.campaign_id = c.id
                          AND stage = 'final'), date(c.ends_on, '+60 days')),
                coalesce((SELECT min(due_on) FROM campaign_stage s WHERE s.campaign_id = c.id
                          AND stage = 'interim' AND ifnull(done_on, '9') > :day),
                         date(coalesce((SELECT day FROM done d WHERE d.id = c.id AND stage = 'interim'),
                                       max(c.starts_on, l.day)), '+12 months'))) AS day, c.ends_on
                FROM campaign c JOIN done l ON l.id = c.id AND l.stage = 'launched'
                WHERE c.id NOT IN (SELECT id FROM done WHERE stage = 'final'))
            SELECT id FROM due WHERE day < :day AND (ends_on IS NULL OR ends_on < :day OR day <= ends_on)
            """.replace(':day', f"'{day}'"))
        assert {row['id'] for row in late} == {row[0] for row in expected}, day
    assert len(load(*options, '--late', env={'THIDUA_TODAY': '2026-06-30'})) == 2
    as_of = load(*options, '--late', '--to', '2026-06-30', env={'THIDUA_TODAY': '2027-12-31'})
    assert [row['name'] for row in as_of] == [
        'Doanh nghiệp Lai Châu hội nhập và phát triển', 'Giỏi việc nước, đảm việc nhà']
    run('--book', book, 'list', 'units', '--late', status=2)


@test
def lists(folder):
    book = sample(folder)
    tables = {'units': 'unit', 'campaigns': 'campaign', 'decisions': 'decision', 'persons': 'person'}
    for kind, table in tables.items():
        rows = load('--book', book, 'list', kind, '--format', 'json')
        assert sorted(row['id'] for row in rows) == [
            row[0] for row in query(book, f'SELECT id FROM {table} ORDER BY id')], kind
        assert all(set(row) == set(rows[0]) for row in rows)
        lines = list(csv.reader(io.StringIO(
            run('--book', book, 'list', kind, '--format', 'csv'), newline='')))
        assert lines[0] == list(rows[0]), kind
        assert [int(line[0]) for line in lines[1:]] == [row['id'] for row in rows], kind
        assert len(run('--book', book, 'list', kind, '--limit', 5).splitlines()) == 6, kind
    awards = load('--book', book, 'list', 'awards', '--format', 'json')
    assert len(awards) == query(book, "SELECT count(*) FROM award WHERE status = 'decided'")[0][0]


@test
def list_of_a_span(folder):
    book = sample(folder)
    rows = load('--book', book, 'list', 'awards', '--from', '01/01/2024', '--to', '2024-06-30',
                '--format', 'json')
    assert {row['id'] for row in rows} == {row[0] for row in query(
        book, "SELECT id FROM award WHERE decided_on BETWEEN '2024-01-01' AND '2024-06-30'"
        " AND status = 'decided'")}
    before, after = (
        {row['id'] for row in load('--book', book, 'list', 'units', '--at', day, '--format', 'json')}
        for day in ('2025-06-30', '2025-07-01'))
    for day, found in (('2025-06-30', before), ('2025-07-01', after)):
        assert found == {row[0] for row in query(
            book, "SELECT id FROM unit WHERE coalesce(valid_from, '') <= ?1"
            " AND coalesce(valid_to, '9') >= ?1", day)}


DUES = """
    DELETE FROM campaign_stage;
    UPDATE campaign SET starts_on = NULL, ends_on = NULL;
    DELETE FROM report_due;
    DELETE FROM document;
    INSERT INTO document (id, kind, unit_id, number, title, issued_on, valid_to, search_key)
    SELECT 1, 'collective-agreement', min(id), '7/TƯ', 'Thỏa ước', '2024-01-01', '2026-07-20', ''
    FROM unit WHERE valid_to IS NULL;
    INSERT INTO report_due (unit_id, period, due_on, received_on)
    SELECT max(id), '2026-H1', '2026-06-10', '2026-06-12' FROM unit WHERE valid_to IS NULL;
    UPDATE setting SET value = '06-20' WHERE key = 'report.half_year_due';
    """


@test
def list_of_dues(folder):
    book = sample(folder)
    write(book, DUES)
    today = {'THIDUA_TODAY': '2026-06-30'}
    rows = load('--book', book, 'list', 'dues', '--from', '1/6/2026', '--to', '31/7/2026', '--format',
                'json', env=today)
    assert [(row['day'], row['state'], row['kind'], row['done_on'], row['table']) for row in rows] == [
        ('2026-06-10', 'done', 'report', '2026-06-12', 'report_due'),
        ('2026-06-20', 'late', 'own-report', None, 'report_due'),
        ('2026-07-20', 'soon', 'document-end', None, 'document')], rows
    assert rows[2]['id'] == 1 and '7/TƯ' in rows[2]['title']
    assert rows[1]['remaining'] == '10 days late'
    whole = load('--book', book, 'list', 'dues', '--format', 'json', env=today)
    assert len(whole) == 6, whole
    lines = list(csv.DictReader(io.StringIO(
        run('--book', book, 'list', 'dues', '--format', 'csv', env=today), newline='')))
    assert [line['title'] for line in lines] == [row['title'] for row in whole]
    table = run('--book', book, 'list', 'dues', '--limit', 2, env=today).splitlines()
    assert len(table) == 3 and table[1].startswith('15/12/2025  197 days late'), table


@test
def calendar(folder):
    book = sample(folder)
    write(book, DUES)
    out = folder / 'lịch.ics'
    today = {'THIDUA_TODAY': '2026-06-30'}
    run('--book', book, 'calendar', out, env=today)
    text = out.read_bytes().decode()
    assert text.startswith('BEGIN:VCALENDAR\r\n') and text.endswith('END:VCALENDAR\r\n')
    unfolded = text.replace('\r\n ', '').split('\r\n')
    days = [line for line in unfolded if line.startswith('DTSTART')]
    assert days == [f'DTSTART;VALUE=DATE:{day}' for day in (
        '20251215', '20260620', '20260720', '20261215', '20270620')], days
    # What is exported is Vietnamese, whatever the language of the call.
    assert any(line.startswith('SUMMARY:Hết hiệu lực: Thỏa ước lao động tập thể 7/TƯ')
               for line in unfolded)
    run('--book', book, 'calendar', '--from', '1/7/2026', '--to', '31/7/2026', out, env=today)
    assert out.read_text().count('BEGIN:VEVENT') == 1
    run('--book', book, 'calendar', folder / 'nowhere' / 'a.ics', env=today, status=1)


@test
def list_of_units_at(folder):
    book = sample(folder)
    parents = {}
    for day in ('2021-06-30', '2026-06-30'):
        arguments = ['--book', book, 'list', 'units', '--at', day]
        rows = load(*arguments, '--format', 'json')
        parents[day] = {row['code']: row['parent'] for row in rows}
        assert parents[day] == dict(query(
            book, "SELECT u.code, coalesce((SELECT coalesce(nullif(p.short_name, ''), p.name)"
            " FROM unit_parent s JOIN unit p ON p.id = s.parent_id WHERE s.unit_id = u.id"
            " AND coalesce(s.valid_from, '') <= ?1 AND coalesce(s.valid_to, '9') >= ?1), '')"
            " FROM unit u WHERE coalesce(u.valid_from, '') <= ?1"
            " AND coalesce(u.valid_to, '9') >= ?1", day)), day
        lines = list(csv.DictReader(io.StringIO(run(*arguments, '--format', 'csv'), newline='')))
        assert {line['code']: line['parent'] for line in lines} == parents[day]
        assert len(run(*arguments).splitlines()) == len(rows) + 1
    old, new = parents.values()

    # What differs is what began, ended or moved in between, and nothing else.
    changed = {row[0] for row in query(
        book, "SELECT code FROM unit WHERE valid_from BETWEEN '2021-07-01' AND '2026-06-30'"
        " OR valid_to BETWEEN '2021-06-30' AND '2026-06-29'"
        " UNION SELECT u.code FROM unit_parent s JOIN unit u ON u.id = s.unit_id"
        " WHERE s.valid_from BETWEEN '2021-07-01' AND '2026-06-30'")}
    assert 'LC-TAMDUONG' in old and 'LC-TAMDUONG' not in new
    differ = {code for code in old.keys() | new.keys() if old.get(code) != new.get(code)}
    assert differ and differ <= changed, differ - changed
    assert any(code in old and code in new for code in differ), 'no unit moved'

    # Each difference is a line of the reorganisations in between, and each line a difference.
    def done(*actions):
        return {row[0] for row in query(
            book, 'SELECT u.code FROM reorganisation_line l JOIN unit u ON u.id = l.unit_id'
            ' JOIN reorganisation r ON r.id = l.reorganisation_id'
            " WHERE r.effective_on BETWEEN '2021-07-01' AND '2026-06-30'"
            f" AND l.action IN ({','.join('?' * len(actions))})", *actions)}

    found = done('found')
    assert old.keys() - new.keys() == done('merge', 'split', 'dissolve') - found
    assert new.keys() - old.keys() == found
    moved = {code for code in old.keys() & new.keys() if old[code] != new[code]}
    assert moved == done('transfer') & old.keys()
    assert query(book, 'SELECT count(*) FROM reorganisation WHERE title LIKE'
                 " 'Sắp xếp tổ chức công đoàn tỉnh Lai Châu%'")[0][0] == 1
    run('--book', book, 'list', 'units', '--at', '31/02/2026', status=2)


@test
def list_of_a_unit(folder):
    book = sample(folder)
    code, unit = query(book, "SELECT code, id FROM unit WHERE kind = 'CDCS' AND id IN"
                             " (SELECT unit_id FROM award) LIMIT 1")[0]
    rows = load('--book', book, 'list', 'awards', '--unit', code, '--format', 'json')
    assert {row['id'] for row in rows} == {row[0] for row in query(
        book, "SELECT id FROM award WHERE unit_id = ? AND status = 'decided'", unit)}
    district = load('--book', book, 'list', 'awards', '--unit', 'LC-TAMDUONG', '--format', 'json')
    assert {row['id'] for row in district} == {row[0] for row in query(
        book, "SELECT a.id FROM award a JOIN unit_parent p ON p.unit_id = a.unit_id"
        " AND coalesce(p.valid_from, '') <= a.decided_on"
        " AND coalesce(p.valid_to, '9') >= a.decided_on JOIN unit u ON u.id = p.parent_id"
        " WHERE u.code = 'LC-TAMDUONG' AND a.status = 'decided'")}
    run('--book', book, 'list', 'awards', '--unit', 'KHÔNG-CÓ', status=1)


@test
def search(folder):
    book = sample(folder)
    texts = ['công đoàn lai châu', 'CÔNG ĐOÀN LAI CHÂU', 'cong doan lai chau',
             unicodedata.normalize('NFD', 'Công đoàn Lai Châu')]
    found = [load('--book', book, 'list', 'units', '--search', text, '--format', 'json')
             for text in texts]
    assert found[0] and all(rows == found[0] for rows in found)
    name = query(book, "SELECT name FROM award WHERE name LIKE 'Đèo%' OR name LIKE 'Đỗ%' LIMIT 1")[0][0]
    for text in (name, name.upper(), unicodedata.normalize('NFD', name)):
        rows = load('--book', book, 'list', 'awards', '--search', text, '--format', 'json')
        assert any(name in row.values() for row in rows), text
    assert load('--book', book, 'list', 'awards', '--search', 'xyzzyx', '--format', 'json') == []


@test
def persons(folder):
    book = sample(folder)

    def listed(*arguments):
        return load('--book', book, 'list', 'persons', *arguments, '--format', 'json')

    everybody = listed()
    assert set(everybody[0]) == {'id', 'name', 'woman', 'birth_date', 'post', 'unit', 'n_awards',
                                 'direct_worker', 'leader', 'last_award'}
    for row in everybody[:40]:
        name, birth, woman, direct, leader = query(
            book, 'SELECT name, birth_date, is_woman, is_direct_worker, is_leader FROM person'
            ' WHERE id = ?', row['id'])[0]
        n, last = query(book, "SELECT count(*), max(CASE status WHEN 'decided' THEN decided_on END)"
                              ' FROM award WHERE person_id = ?', row['id'])[0]
        assert (row['name'], row['birth_date'], row['n_awards'], row['last_award']) == (
            name, birth, n, last)
        assert (row['woman'], row['direct_worker'], row['leader']) == (
            bool(woman), bool(direct), bool(leader))

    # Any words of the name, with or without marks.
    person, name, unit = query(book, "SELECT id, name, unit_id FROM person WHERE name LIKE 'Lò Thị%'"
                                     ' ORDER BY id LIMIT 1')[0]
    for text in (name, name.upper(), unicodedata.normalize('NFD', name), name.split()[-1] + ' lo'):
        assert person in {row['id'] for row in listed('--search', text)}, text
    assert listed('--search', 'xyzzyx') == []

    code = query(book, 'SELECT code FROM unit WHERE id = ?', unit)[0][0]
    colleagues = {row[0] for row in query(book, 'SELECT id FROM person WHERE unit_id = ?', unit)}
    assert {row['id'] for row in listed('--unit', code)} == colleagues
    assert {row['id'] for row in listed('--unit', code, '--search', name)} <= colleagues
    run('--book', book, 'list', 'persons', '--unit', 'KHÔNG-CÓ', status=1)

    # Those who were awarded something in the span; what was revoked does not count.
    assert {row['id'] for row in listed('--from', '1/1/2025', '--to', '31/12/2025')} == {
        row[0] for row in query(book, "SELECT DISTINCT person_id FROM award WHERE status = 'decided'"
                                " AND person_id NOT NULL AND decided_on LIKE '2025%'")}

    # A birth as far as it is known: as it is for programs, as it is read for people.
    write(book, "UPDATE person SET birth_date = '1985-03' WHERE id = 3")
    write(book, "UPDATE person SET birth_date = '1985-03-17' WHERE id = 4")
    write(book, 'UPDATE person SET birth_date = NULL WHERE id = 5')
    births = {row['id']: row['birth_date'] for row in listed()}
    assert (births[3], births[4], births[5]) == ('1985-03', '1985-03-17', None)
    table = run('--book', book, 'list', 'persons')
    assert ' 03/1985 ' in table and ' 17/03/1985 ' in table


@test
def table_is_aligned(folder):
    lines = run('--book', sample(folder), 'list', 'units', '--limit', 40).splitlines()
    # Two blanks part the columns; NFC text of this province is one column a character.
    starts = {match.end() for match in re.finditer(r' {2,}(?=\S)', lines[0])}
    for line in lines[1:]:
        for start in starts:
            assert len(line) <= start or line[start - 2:start] == '  ', line


# --- History -----------------------------------------------------------------------------------

@test
def nothing_to_undo(folder):
    book = sample(folder)
    run('--book', book, 'undo', status=1)
    run('--book', book, 'redo', status=1)
    assert load('--book', book, 'history', '--format', 'json') == []


# --- Reports -----------------------------------------------------------------------------------

def read_workbook(path):
    """{sheet name: {cell: value}}, values as the file caches them."""
    sheets = {}
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith(('.xml', '.rels')):
                xml.etree.ElementTree.fromstring(archive.read(name))
        strings = []
        if 'xl/sharedStrings.xml' in archive.namelist():
            root = xml.etree.ElementTree.fromstring(archive.read('xl/sharedStrings.xml'))
            strings = [''.join(node.text or '' for node in item.iter(SHEET + 't'))
                       for item in root.iter(SHEET + 'si')]
        workbook = xml.etree.ElementTree.fromstring(archive.read('xl/workbook.xml'))
        for number, sheet in enumerate(workbook.iter(SHEET + 'sheet'), 1):
            root = xml.etree.ElementTree.fromstring(archive.read(f'xl/worksheets/sheet{number}.xml'))
            cells = {}
            for cell in root.iter(SHEET + 'c'):
                value = cell.find(SHEET + 'v')
                if value is None or value.text is None:
                    continue
                kind = cell.get('t')
                cells[cell.get('r')] = (strings[int(value.text)] if kind == 's' else
                                        value.text if kind == 'str' else float(value.text))
            sheets[sheet.get('name')] = cells
    return sheets


def table_rows(cells):
    """The rows of a sheet, each {column letters: value}, from top to bottom."""
    rows = {}
    for place, value in cells.items():
        column, row = re.fullmatch(r'([A-Z]+)(\d+)', place).groups()
        rows.setdefault(int(row), {})[column] = value
    return [rows[number] for number in sorted(rows)]


@test
def report_is_the_same_twice(folder):
    book = sample(folder)
    run('--book', book, 'report', '--period', '2026-H1', folder / 'a.xlsx')
    first = (folder / 'a.xlsx').read_bytes()
    # Zip entries have times of two seconds.
    time.sleep(2.1)
    run('--book', book, 'report', '--period', '2026-H1', folder / 'a.xlsx',
        env={'THIDUA_TODAY': '2026-09-09', 'TZ': 'Asia/Ho_Chi_Minh'})
    assert (folder / 'a.xlsx').read_bytes() == first
    assert sorted(path.name for path in folder.iterdir() if '.db' not in path.name) == ['a.xlsx']


REPORTS = ['B01', 'B02', 'B03', 'B04', 'B05', 'B07', 'B08', 'B09', 'B11', 'B14', 'B14A', 'B15', 'B16', 'B16A', 'B17', 'B18', 'B19']


@test
def report_totals(folder):
    book = sample(folder)
    for period, first, last in (('2026-H1', '2026-01-01', '2026-06-30'),
                                ('2024', '2024-01-01', '2024-12-31')):
        run('--book', book, 'report', '--period', period, folder / 'r.xlsx')
        sheets = read_workbook(folder / 'r.xlsx')
        assert [name.split()[0] for name in sheets] == REPORTS, list(sheets)
        awards = query(book, "SELECT count(*), sum(recipient_kind <> 'collective'),"
                             " sum(recipient_kind = 'collective'), sum(bonus) FROM award"
                             " WHERE status = 'decided' AND decided_on BETWEEN ? AND ?", first, last)[0]
        for code in ('B01', 'B02'):
            name = next(name for name in sheets if code in name)
            totals = [row for row in table_rows(sheets[name])
                      if any(isinstance(value, str)
                             and unicodedata.normalize('NFC', value).casefold().startswith(
                                 ('tổng cộng', 'tổng số', 'cộng')) for value in row.values())
                      and any(isinstance(value, float) for value in row.values())]
            assert totals, name
            numbers = [value for row in totals for value in row.values() if isinstance(value, float)]
            for figure in awards[1:3]:
                assert figure in numbers, (name, figure, numbers)
        listed = table_rows(sheets[next(name for name in sheets if 'B05' in name)])
        names = [value for row in listed for value in row.values() if isinstance(value, str)]
        for (person,) in query(book, "SELECT name FROM award WHERE status = 'decided'"
                                     " AND decided_on BETWEEN ? AND ?", first, last):
            assert person in names, person


@test
def submitted_and_corrected(folder):
    book = sample(folder)
    run('--book', book, 'correction', '--period', '2026-H1', folder / 'c.xlsx', status=1)
    run('--book', book, 'submit', status=2)
    run('--book', book, 'submit', '--period', '2026-H1', '--on', '31/12/2025', '--by', 'Lan',
        status=1)
    run('--book', book, 'submit', '--period', '2026-H1', '--on', '30/6/2026', '--by', 'Lan')
    assert run('--book', book, 'correction', '--period', '2026-H1', folder / 'c.xlsx').startswith('0 ')
    with sqlite3.connect(book) as db:
        db.execute("UPDATE award SET status = 'revoked', revoked_on = '2026-07-05',"
                   " revoke_reason = 'x' WHERE id = (SELECT max (id) FROM award WHERE"
                   " decided_on BETWEEN '2026-01-01' AND '2026-06-30' AND status = 'decided')")
    db.close()
    told = run('--book', book, 'correction', '--period', '2026-H1', folder / 'c.xlsx')
    assert int(told.split()[0]) > 3, told
    sheets = read_workbook(folder / 'c.xlsx')
    assert list(sheets) == ['Phiếu điều chỉnh']
    # One row less in the list of those awarded.
    assert list(sheets['Phiếu điều chỉnh'].values()).count('không còn') == 1
    # Handed in is done, and undone it is not.
    dues = run('--book', book, 'list', 'dues', '--format', 'csv')
    run('--book', book, 'undo')
    run('--book', book, 'correction', '--period', '2026-H1', folder / 'd.xlsx', status=1)
    assert run('--book', book, 'list', 'dues', '--format', 'csv') != dues


@test
def report_of_a_unit_and_some(folder):
    book = sample(folder)
    run('--book', book, 'report', '--period', '2024', '--unit', 'LC-TAMDUONG', '--only', 'B05',
        folder / 'r.xlsx')
    sheets = read_workbook(folder / 'r.xlsx')
    assert len(sheets) == 1
    run('--book', book, 'report', '--period', '2024', '--unit', 'KHÔNG', folder / 'x.xlsx', status=1)
    assert not (folder / 'x.xlsx').exists()
    run('--book', book, 'report', '--period', '2024', folder / 'no' / 'folder' / 'x.xlsx', status=1)


def main():
    print(f'1..{len(tests)}')
    failed = False
    for number, function in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as name:
            try:
                note = function(pathlib.Path(name))
            except Exception:
                failed = True
                print(f'not ok {number} - {function.__name__}')
                for line in traceback.format_exc().splitlines():
                    print(f'#   {line}')
                continue
        print(f'ok {number} - {function.__name__}' + (f' # {note}' if note else ''))
    return failed


with tempfile.TemporaryDirectory() as shared:
    SAMPLE = pathlib.Path(shared) / 'sample.db'
    run('new', SAMPLE, '--sample')
    sys.exit(main())
