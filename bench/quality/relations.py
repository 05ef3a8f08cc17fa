#!/usr/bin/env python3
"""Measure relations and effect against the official lists beside the project.

usage: relations.py DANCHIEU SHARED [--misses N] [--read FILE]
FILE keeps what `read` printed, for a second look without reading again.
Reads SHARED/corpus with `DANCHIEU read --format jsonl` and compares
  gold/amended_provisions.jsonl  who amended which article; of all rows whose both documents are in the corpus, and of those
                                 whose amending text, or its title in the catalogue, names the amended number at all
  gold/official_expiry.jsonl     what ended, by which document and when (only rows whose ending document is in the corpus)
"""
import collections, glob, json, os, re, subprocess, sys, unicodedata


def key(number):
    return re.sub(r'\s', '', unicodedata.normalize('NFC', number or '')).upper()


def main():
    args = sys.argv[1:]
    misses = 0
    if '--misses' in args:
        at = args.index('--misses')
        misses = int(args[at + 1])
        del args[at:at + 2]
    kept = None
    if '--read' in args:
        at = args.index('--read')
        kept = args[at + 1]
        del args[at:at + 2]
    danchieu, shared = args
    meta = [json.loads(line) for line in open(shared + '/corpus/metadata.jsonl', encoding='utf-8')]
    files = sorted(glob.glob(shared + '/corpus/*/*.txt'))
    path = {os.path.basename(f)[:-4]: f for f in files}
    numbers = collections.defaultdict(list)
    for m in meta:
        if m['id'] in path:
            numbers[key(m.get('number'))].append(path[m['id']])
    if kept and os.path.exists(kept):
        lines = open(kept, encoding='utf-8').readlines()
    else:
        lines = []
        for at in range(0, len(files), 200):
            run = subprocess.run([danchieu, 'read', '--format', 'jsonl'] + files[at:at + 200], capture_output=True, text=True)
            lines += run.stdout.splitlines(keepends=True)
        if kept:
            open(kept, 'w', encoding='utf-8').writelines(lines)
    read = collections.defaultdict(list)
    for line in lines:
        document = json.loads(line)
        read[os.path.abspath(document['file'])].append(document)
    relations = {f: [r for d in ds for r in d['relations']] for f, ds in read.items()}

    titles = {path[m['id']]: m.get('title') or '' for m in meta if m['id'] in path}

    def is_meant(target, number):
        """By its number, or a law cited by name whose WorkId the table of named laws completed."""
        slug = re.sub(r'[^a-z0-9]+', '-', unicodedata.normalize('NFD', number.lower().replace('đ', 'd')).encode('ascii', 'ignore').decode())
        return key(target['number']) == key(number) or re.sub(r'^0+', '', slug) == (target['work'] or '').rsplit('/', 1)[-1]

    def names_unit(text, unit):
        """Whether a text names an article of another document: not its own heading, nor "Điều 2 Thông tư này"."""
        for hit in re.finditer(re.escape(unit) + r'\b', text):
            line = text[text.rfind('\n', 0, hit.start()) + 1:hit.start()]
            if line.strip(' "“*') and not re.match(r'[^.;]{0,40} này\b', text[hit.end():hit.end() + 60]):
                return True
        return False

    count = collections.Counter()
    wrong = []
    for line in open(shared + '/gold/amended_provisions.jsonl', encoding='utf-8'):
        row = json.loads(line)
        texts = [path[i] for i in row['by_ids'] if i in path]
        if row['amended_id'] not in path or not texts:
            continue
        count['amended: rows with both documents'] += 1
        found = [r for t in texts for r in relations.get(os.path.abspath(t), [])
                 if is_meant(r['target'], row['amended']) and r['kind'] in ('amends', 'repeals', 'replaces')]
        count['amended: document found'] += bool(found)
        held = [t for t in texts if key(row['amended']) in key(open(t, encoding='utf-8').read() + titles.get(t, ''))]
        if not held and not found:
            count['amended: neither text nor title names it'] += 1
            continue
        count['amended: rows that name it'] += 1
        if not found:
            wrong.append(('document', row['amended'], os.path.basename(held[0])))
            continue
        unit = row['unit']
        in_text = any(names_unit(open(t, encoding='utf-8').read(), unit) or names_unit('\n- ' + titles.get(t, ''), unit) for t in texts)
        if not in_text:
            count['amended: article not in the text held'] += 1
            continue
        count['amended: articles'] += 1
        right = any(p == unit or p.startswith(unit + ' ') for r in found for p in r['provisions'])
        count['amended: article found'] += right
        if not right:
            wrong.append(('article', row['amended'], unit, os.path.basename(texts[0]), sorted({p for r in found for p in r['provisions']})[:12]))

    for line in open(shared + '/gold/official_expiry.jsonl', encoding='utf-8'):
        row = json.loads(line)
        texts = numbers.get(key(row['by']), [])
        declared = [r for r in relations.get(os.path.abspath(path.get(row['source'], '')), []) if key(r['target']['number']) == key(row['number'])]
        count['expiry: rows'] += 1
        count['expiry: told by the list itself'] += bool(declared)
        day = '-'.join(reversed([p.zfill(2) for p in row['expired'].split('/')]))
        count['expiry: with its date'] += any(r['from'] == day for r in declared)
        if not texts:
            continue
        count['expiry: ending document held'] += 1
        ok = False
        for t in texts:
            for d in read.get(os.path.abspath(t), []):
                for r in d['relations']:
                    if key(r['target']['number']) == key(row['number']) and r['kind'] in ('replaces', 'repeals') and r['scope'] == 'whole':
                        count['expiry: found'] += 1
                        ok = (r['from'] or d['effective']['date']) == day
                        count['expiry: right date'] += ok
        if not ok:
            wrong.append(('expiry', row['number'], row['by'], day, [d['effective'] for t in texts for d in read.get(os.path.abspath(t), [])][:1]))
    kinds = collections.Counter((os.path.basename(f).split('-')[0], r['kind'], r['scope']) for f, rs in relations.items() for r in rs)
    for name in sorted(count):
        print('%-48s %d' % (name, count[name]))
    for name, n in sorted(kinds.items()):
        print('  %-8s %-14s %-6s %d' % (*name, n))
    for row in wrong[:misses]:
        print(' ', *row, sep=' | ')


main()
