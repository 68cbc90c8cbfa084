"""Reads a workbook with nothing but Python's own library, for the tests."""

import re
import xml.etree.ElementTree as ET
import zipfile

MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
RELATION = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}'


def column_number(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def position(cell):
    """'AB12' → (12, 28)"""
    letters, row = re.fullmatch(r'([A-Z]+)(\d+)', cell.replace('$', '')).groups()
    return int(row), column_number(letters)


def area(text):
    """'A1:C3' or 'A1' → (row, column, last row, last column)"""
    first, _, last = text.partition(':')
    return position(first) + position(last or first)


class Cell:
    def __init__(self, value, formula, style, kind):
        self.value = value
        self.formula = formula
        self.style = style
        self.kind = kind


class Sheet:
    def __init__(self, workbook, name, xml):
        self.name = name
        self.xml = ET.fromstring(xml)
        self.cells = {}
        for cell in self.xml.iter(MAIN + 'c'):
            self.cells[position(cell.get('r'))] = self.read_cell(workbook, cell)
        self.merged = [area(m.get('ref')) for m in self.xml.iter(MAIN + 'mergeCell')]

    @staticmethod
    def read_cell(workbook, cell):
        value = cell.findtext(MAIN + 'v')
        kind = cell.get('t', 'n')
        if value is not None and kind == 's':
            value = workbook.strings[int(value)]
        elif value is not None and kind == 'n':
            value = float(value)
        return Cell(value, cell.findtext(MAIN + 'f'), int(cell.get('s', 0)), kind)

    def find(self, name):
        return self.xml.find('.//' + MAIN + name)


class Workbook:
    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.strings = []
        if 'xl/sharedStrings.xml' in self.parts:
            for item in ET.fromstring(self.parts['xl/sharedStrings.xml']):
                self.strings.append(''.join(t.text or '' for t in item.iter(MAIN + 't')))
        self.xml = ET.fromstring(self.parts['xl/workbook.xml'])
        self.names = {}
        for name in self.xml.iter(MAIN + 'definedName'):
            self.names[name.get('name'), name.get('localSheetId')] = name.text
        self.formats = self.read_formats()
        targets = {r.get('Id'): r.get('Target')
                   for r in ET.fromstring(self.parts['xl/_rels/workbook.xml.rels'])}
        self.sheets = [Sheet(self, s.get('name'),
                             self.parts['xl/' + targets[s.get(RELATION + 'id')].lstrip('/')])
                       for s in self.xml.iter(MAIN + 'sheet')]

    def read_formats(self):
        """The number format of each style."""
        styles = ET.fromstring(self.parts['xl/styles.xml'])
        codes = {n.get('numFmtId'): n.get('formatCode') for n in styles.iter(MAIN + 'numFmt')}
        return [codes.get(xf.get('numFmtId'), xf.get('numFmtId'))
                for xf in styles.find(MAIN + 'cellXfs')]


def evaluate(sheet, formula):
    """The shapes that reports use: SUM(…)[+SUM(…)…], IF(C10=0,"",B10/C10[*1000]) and C10-C11."""
    share = re.fullmatch(r'IF\((\w+)=0,"",(\w+)/\1(\*1000)?\)', formula)
    if share:
        denominator = sheet.cells[position(share.group(1))].value or 0
        numerator = sheet.cells[position(share.group(2))].value or 0
        of = 1000 if share.group(3) else 1
        return numerator / denominator * of if denominator else ''

    difference = re.fullmatch(r'([A-Z]+\d+)-([A-Z]+\d+)', formula)
    if difference:
        first, second = (sheet.cells[position(place)].value or 0 for place in difference.groups())
        return first - second

    assert re.fullmatch(r'SUM\([A-Z0-9:,]+\)(\+SUM\([A-Z0-9:,]+\))*', formula), formula
    total = 0
    for argument in re.findall(r'[A-Z]+\d+(?::[A-Z]+\d+)?', formula):
        row, column, last_row, last_column = area(argument)
        for r in range(row, last_row + 1):
            for c in range(column, last_column + 1):
                cell = sheet.cells.get((r, c))
                if cell is not None and isinstance(cell.value, float):
                    total += cell.value
    return total
