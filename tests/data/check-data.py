#!/usr/bin/env python3
"""Checks the seed rows of resources/data before a book is ever made of them.

Reports in TAP, one line a check. The schema they must fit is that of resources/sql.
Usage: check-data.py RESOURCES_DIR
"""
import csv
import datetime
import io
import pathlib
import re
import sys
import unicodedata
import xml.etree.ElementTree

HEADS = {
    'award_form': 'code name short_name category field for_individual for_collective deciding_level '
                  'coefficient_individual coefficient_collective once_only position report_column '
                  'regulation valid_from valid_to source',
    'audience': 'code name position source',
    'base_salary': 'valid_from amount source',
    'channel': 'code name position source',
    'commendation_type': 'code name is_ad_hoc position source',
    'criterion': 'id sheet_id position number title max_points is_bonus',
    'deciding_level': 'code rank name short_name field source',
    'document_kind': 'code name expected_levels expected_types valid_months position source',
    'lai_chau_unit': 'code name short_name kind organisation_type parent valid_from valid_to '
                     'end_reason successor place source',
    'launching_level': 'code rank name source',
    'organisation_type': 'code name short_name valid_from valid_to position source',
    'outcome': 'code name position source',
    'place': 'code name kind former_district valid_from valid_to source',
    'rating': 'code name short_name valid_from valid_to position source',
    'recognised_level': 'code name position source',
    'regulation': 'code title issued_on valid_from valid_to source',
    'report_column': 'report code field group_title title split position source',
    'rule': 'code title severity parameter source',
    'score_sheet': 'id name valid_from source',
    'setting': 'key value description source',
    'stage': 'code name position source',
    'target': 'code name formula scope operator value valid_from valid_to source',
    'unit_kind': 'code name short_name level valid_from valid_to position source',
    'unit_level': 'code rank name source',
}
KEYS = {'base_salary': ('valid_from',), 'setting': ('key',), 'award_form': ('code', 'valid_from'),
        'score_sheet': ('id',), 'criterion': ('id',)}
DATES = ('issued_on', 'valid_from', 'valid_to')
INTEGERS = ('rank', 'position', 'amount', 'value', 'parameter', 'coefficient_individual',
            'coefficient_collective', 'id', 'sheet_id', 'max_points', 'valid_months')
FLAGS = ('for_individual', 'for_collective', 'once_only', 'is_ad_hoc', 'split', 'is_bonus')
# A cell that may be empty; any other must be filled.
OPTIONAL = {
    'award_form': {'coefficient_individual', 'coefficient_collective', 'valid_to'},
    'document_kind': {'expected_levels', 'expected_types', 'valid_months'},
    'lai_chau_unit': {'organisation_type', 'parent', 'valid_from', 'valid_to', 'end_reason',
                      'successor', 'place'},
    'organisation_type': {'valid_from', 'valid_to'},
    'place': {'former_district', 'valid_from', 'valid_to'},
    'rating': {'valid_from', 'valid_to'},
    'regulation': {'issued_on', 'valid_from', 'valid_to'},
    'rule': {'parameter'},
    'setting': {'value'},
    'target': {'valid_from', 'valid_to'},
    'unit_kind': {'valid_from', 'valid_to'},
}
FOREIGN = [
    ('award_form', 'deciding_level', 'deciding_level'),
    ('award_form', 'report_column', 'report_column'),
    ('award_form', 'regulation', 'regulation'),
    ('criterion', 'sheet_id', 'score_sheet'),
    ('lai_chau_unit', 'kind', 'unit_kind'),
    ('lai_chau_unit', 'organisation_type', 'organisation_type'),
    ('lai_chau_unit', 'parent', 'lai_chau_unit'),
    ('lai_chau_unit', 'successor', 'lai_chau_unit'),
    ('lai_chau_unit', 'place', 'place'),
    ('place', 'former_district', 'place'),
    ('unit_kind', 'level', 'unit_level'),
]
CHOICES = [
    ('award_form', 'category', {'title', 'form', 'prize', 'medal'}),
    ('award_form', 'field', {'union', 'state'}),
    ('deciding_level', 'field', {'union', 'state'}),
    ('report_column', 'field', {'union', 'state'}),
    ('rule', 'severity', {'warning', 'note'}),
    ('target', 'operator', {'>=', '<=', '='}),
    ('place', 'kind', {'huyện', 'thành phố', 'xã', 'phường'}),
]
FIRST_DAY = '2019-11-12'  # of 1689/QĐ-TLĐ, the regulation in force when letter 628/LĐLĐ was written

results = []


def check(name, problems):
    results.append((name, problems))


def read(path):
    """The rows of a CSV file as dictionaries, and what is wrong with its form."""
    problems = []
    raw = path.read_bytes()
    if b'\r' in raw:
        problems.append('a carriage return')
    if not raw.endswith(b'\n'):
        problems.append('no newline at the end')
    text = raw.decode('utf-8')
    if text.startswith('\ufeff'):
        problems.append('a byte order mark')
    if unicodedata.normalize('NFC', text) != text:
        problems.append('text that is not NFC')
    lines = list(csv.reader(io.StringIO(text), strict=True))
    head = lines[0]
    if head != HEADS[path.stem].split():
        problems.append(f'heading row {head}')
    for number, line in enumerate(lines[1:], 2):
        if len(line) != len(head):
            problems.append(f'line {number}: {len(line)} cells')
        problems += [f'line {number}: blanks around "{cell}"' for cell in line if cell != cell.strip()]
    if len(lines) < 2:
        problems.append('no rows')
    return [dict(zip(head, line)) for line in lines[1:]], problems


def is_date(text):
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def main():
    resources = pathlib.Path(sys.argv[1])
    files = sorted((resources / 'data').glob('*.csv'))
    names = {path.stem for path in files}
    check('every table has its file', sorted(names ^ set(HEADS)))

    tables = {}
    for path in files:
        if path.stem not in HEADS:
            continue
        tables[path.stem], problems = read(path)
        check(f'{path.name} is well formed', problems)

    for name, rows in tables.items():
        problems = []
        keys = set()
        for row in rows:
            key = tuple(row[column] for column in KEYS.get(name, ('code',)))
            if key in keys:
                problems.append(f'{key} twice')
            keys.add(key)
            for column, value in row.items():
                where = f'{key} {column} "{value}"'
                if not value:
                    if column not in OPTIONAL.get(name, ()):
                        problems.append(f'{where} is empty')
                elif column in DATES and not is_date(value):
                    problems.append(f'{where} is no date')
                elif column in INTEGERS and name != 'setting' and not re.fullmatch('0|[1-9][0-9]*', value):
                    problems.append(f'{where} is no whole number')
                elif column in FLAGS and value not in '01':
                    problems.append(f'{where} is neither 0 nor 1')
            if row.get('valid_from') and row.get('valid_to') and row['valid_from'] > row['valid_to']:
                problems.append(f'{key} ends before it begins')
        check(f'{name}: keys, filled cells, dates and numbers', problems)

    for name, column, other in FOREIGN:
        known = {row[KEYS.get(other, ('code',))[0]] for row in tables[other]}
        check(f'{name}.{column} names rows of {other}',
              [row[column] for row in tables[name] if row[column] and row[column] not in known])
    for name, column, values in CHOICES:
        check(f'{name}.{column} is one of {len(values)}',
              [row[column] for row in tables[name] if row[column] not in values])

    forms = {}
    for row in tables['award_form']:
        forms.setdefault(row['code'], []).append(row)
    regulations = {row['code']: row for row in tables['regulation']}
    levels = {row['code']: row for row in tables['deciding_level']}
    columns = {row['code']: row for row in tables['report_column']}
    overlaps, gaps, outside, fields, recipients = [], [], [], [], []
    for code, rows in forms.items():
        rows.sort(key=lambda row: row['valid_from'])
        for before, after in zip(rows, rows[1:]):
            if not before['valid_to'] or before['valid_to'] >= after['valid_from']:
                overlaps.append(f'{code} {after["valid_from"]}')
            elif datetime.date.fromisoformat(before['valid_to']) + datetime.timedelta(1) != \
                    datetime.date.fromisoformat(after['valid_from']):
                gaps.append(f'{code} {after["valid_from"]}')
        for row in rows:
            regulation = regulations[row['regulation']]
            if row['valid_from'] < regulation['valid_from'] or \
                    (regulation['valid_to'] or '9') < (row['valid_to'] or '9'):
                outside.append(f'{code} {row["valid_from"]}')
            if not row['field'] == levels[row['deciding_level']]['field'] == \
                    columns[row['report_column']]['field']:
                fields.append(f'{code} {row["valid_from"]}')
            if row['for_individual'] == row['for_collective'] == '0' or \
                    (row['coefficient_individual'] and row['for_individual'] == '0') or \
                    (row['coefficient_collective'] and row['for_collective'] == '0'):
                recipients.append(f'{code} {row["valid_from"]}')
    check('periods of one award form do not overlap', overlaps)
    check('periods of one award form leave no gap', gaps)
    check('award forms lie within their regulation', outside)
    check('award form, deciding level and report column are of one field', fields)
    check('award forms have a recipient, and coefficients only for it', recipients)
    check(f'award forms in use are there from {FIRST_DAY} on',
          [code for code, rows in forms.items()
           if not rows[-1]['valid_to'] and rows[0]['valid_from'] > FIRST_DAY
           and not code.endswith('_XA')])
    check('every report column counts a form', sorted(set(columns) - {
        row['report_column'] for row in tables['award_form']}))

    kinds = [row['kind'] for row in tables['place']]
    for kind, count in (('xã', 36), ('phường', 2), ('huyện', 7), ('thành phố', 1)):
        check(f'places: {count} × {kind}', [] if kinds.count(kind) == count else [kinds.count(kind)])
    closed = [row for row in tables['lai_chau_unit'] if row['kind'] == 'LDLD_HUYEN']
    check('8 district federations, closed with the districts',
          [] if len(closed) == 8 and all(row['valid_to'] == '2025-06-30' for row in closed) else
          [row['code'] for row in closed])

    listed = {node.text for node in
              xml.etree.ElementTree.parse(resources / 'thidua-data.gresource.xml').iter('file')}
    there = {str(path.relative_to(resources)) for pattern in ('data/*.csv', 'data/sample/*.csv', 'sql/*.sql')
             for path in resources.glob(pattern)}
    check('the compiled resource holds every file', sorted(listed ^ there))

    print(f'1..{len(results)}')
    for number, (name, problems) in enumerate(results, 1):
        print(f'{"not ok" if problems else "ok"} {number} - {name}')
        for problem in problems:
            print(f'#   {problem}')
    return any(problems for _, problems in results)


sys.exit(main())
