import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { fragmentName as documentFragment } from '../../lib/document/yjs/fragmentName.ts';
import { fragmentName as protocolFragment } from '../../lib/protocol/messages.ts';
import { forbiddenImports, importCycles } from './layers.ts';
import { root, sourceFiles, withoutComments } from './sourceFiles.ts';

const files = sourceFiles();
const own = files.filter((file) => !file.path.startsWith('tests/architecture/'));

describe('the house', () => {
  it('has only the agreed rooms at the top', () => {
    const allowed = new Set([
      'README.md',
      'package.json',
      'package-lock.json',
      'next.config.ts',
      'next-env.d.ts',
      'tsconfig.json',
    ]);
    const rooms = new Set([
      'app',
      'components',
      'lib',
      'prisma',
      'server',
      'tests',
      'docs',
      'scripts',
      'node_modules',
      'data',
    ]);
    const strangers = readdirSync(root).filter(
      (name) => !name.startsWith('.') && !allowed.has(name) && !rooms.has(name),
    );
    expect(strangers).toEqual([]);
  });

  it('imports only downwards', () => {
    expect(forbiddenImports(files)).toEqual([]);
  });

  it('has no import cycle', () => {
    expect(importCycles(files)).toEqual([]);
  });

  it('keeps files short: none over 400 lines, half of the product under 100', () => {
    const long = files.filter((file) => file.text.split('\n').length > 401).map((file) => file.path);
    expect(long).toEqual([]);
    const lengths = files
      .filter((file) => !file.path.startsWith('tests/'))
      .map((file) => file.text.split('\n').length)
      .toSorted((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(100);
  });

  it('switches no types and no lint off', () => {
    const offending = own.filter((file) => /@ts-(ignore|nocheck|expect-error)|(oxlint|eslint)-disable/.test(file.text));
    expect(offending.map((file) => file.path)).toEqual([]);
    const any = own.filter((file) => /(:\s*any\b|\bas any\b|<any>|\bany\[\])/.test(withoutComments(file.text)));
    expect(any.map((file) => file.path)).toEqual([]);
  });

  it('names files after what they hold', () => {
    const vague = /(^|\/)(utils?|helpers?|types|common|misc|index)\.tsx?$/;
    expect(files.map((file) => file.path).filter((path) => vague.test(path))).toEqual([]);
  });

  it('says the same where two layers that may not know each other must agree', () => {
    expect(documentFragment).toBe(protocolFragment);
  });

  it('uses chance only from seeds in tests', () => {
    const tests = own.filter((file) => /^tests\/(unit|fuzz|integration)\//.test(file.path));
    expect(tests.filter((file) => /Math\.random\(/.test(file.text)).map((file) => file.path)).toEqual([]);
  });

  it('speaks of the product alone', () => {
    const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
    });
    const offending = listed
      .split('\n')
      .filter((path) => /\.(md|tsx?|mjs|css|json|prisma|sql|ya?ml)$|^\.ci\//.test(path) && path !== 'package-lock.json')
      .filter((path) => path !== 'tests/architecture/house.test.ts')
      .filter((path) =>
        /\/work\/(main|shared|\.library)|\/tmp\/plan|\bissue #?\d+\b|\bhelper-\d\b/i.test(
          readFileSync(join(root, path), 'utf8'),
        ),
      );
    expect(offending).toEqual([]);
  });
});

describe('specifications', () => {
  const specs = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*SPEC.md'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((path) => path !== '');
  const rules = specs.flatMap((path) =>
    [
      ...readFileSync(join(root, path), 'utf8').matchAll(
        /^(?:[-*|]\s*)?(?:\*\*)?\[?([A-Z]{2}\d+[a-z]?)\]?(?:\*\*)?\b/gm,
      ),
    ].map((match) => match[1] ?? ''),
  );
  const titled = new Set(
    own
      .filter((file) => file.path.startsWith('tests/'))
      .flatMap((file) => [...file.text.matchAll(/\[([A-Z]{2}\d+[a-z]?)\]/g)].map((match) => match[1] ?? '')),
  );

  it('there are some, and no id is given twice', () => {
    expect(specs.length).toBeGreaterThan(0);
    expect(rules.length).toBeGreaterThan(20);
    expect(rules.filter((rule, at) => rules.indexOf(rule) !== at)).toEqual([]);
  });

  it('every rule has a test titled with its id', () => {
    expect(rules.filter((rule) => !titled.has(rule))).toEqual([]);
  });

  it('every id in a test title is a rule', () => {
    const known = new Set(rules);
    expect([...titled].filter((id) => !known.has(id))).toEqual([]);
  });
});

describe('these tests bite', () => {
  const file = (path: string, text: string) => ({ path, text });

  it('on a forbidden import, a type import and a dynamic one among them', () => {
    const planted = [
      file('lib/domain/a.ts', "import type { B } from '../document/b.ts';"),
      file('lib/document/b.ts', "export const b = () => import('../commands/c.ts');"),
      file('lib/commands/c.ts', "import { readFileSync } from 'node:fs';"),
      file('components/d.tsx', "import { x } from '@/lib/commands/c';"),
      file('app/e.tsx', "import { y } from '../server/f.ts';"),
      file('server/f.ts', "import React from 'react';"),
      file('lib/domain/g.ts', "import { createHash } from 'node:crypto';"),
    ];
    expect(forbiddenImports(planted)).toHaveLength(6);
  });

  it('on a cycle', () => {
    const planted = [
      file('lib/domain/a.ts', "import './b.ts';"),
      file('lib/domain/b.ts', "export * from './c.ts';"),
      file('lib/domain/c.ts', "import { a } from './a.ts';"),
    ];
    expect(importCycles(planted)).toEqual(['lib/domain/a.ts -> lib/domain/b.ts -> lib/domain/c.ts -> lib/domain/a.ts']);
  });

  it('not on what the table allows', () => {
    const planted = [
      file('lib/document/b.ts', "import { a } from '../domain/a.ts';\nimport * as Y from 'yjs';"),
      file('lib/domain/a.ts', "import { z } from 'zod';"),
      file('app/page.tsx', "import { b } from '@/lib/document/b';"),
    ];
    expect(forbiddenImports(planted)).toEqual([]);
  });
});
