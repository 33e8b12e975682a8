import { importsOf, resolveImport, type SourceFile } from './sourceFiles.ts';

/** The parts of the house and what each may import from, besides itself. Type imports count. */
export const layers: Readonly<Record<string, readonly string[]>> = {
  'lib/domain': [],
  'lib/document': ['lib/domain'],
  'lib/protocol': ['lib/domain'],
  'lib/commands': ['lib/domain', 'lib/document', 'lib/protocol'],
  'lib/persistence': ['lib/domain', 'lib/document', 'lib/protocol', 'lib/commands'],
  'lib/auth': ['lib/domain', 'lib/document', 'lib/protocol', 'lib/commands', 'lib/persistence'],
  'lib/jobs': ['lib/commands', 'lib/persistence', 'lib/domain', 'lib/protocol'],
  components: ['lib/domain', 'lib/document', 'lib/protocol'],
  app: ['components', 'lib'],
  server: ['lib'],
  scripts: ['lib', 'server'],
  tests: ['lib', 'server', 'components', 'app', 'scripts'],
};

/** Packages that only some parts may import: the domain is pure, and one part owns each technology. */
export const ownedPackages: readonly { readonly pattern: RegExp; readonly parts: readonly string[] }[] = [
  { pattern: /^(next|next-auth)(\/|$)/, parts: ['app', 'components', 'lib/auth', 'server', 'next.config.ts', 'tests'] },
  {
    pattern: /^(react|react-dom|@tiptap\/react|radix-ui|lucide-react|sonner|cmdk)(\/|$)/,
    parts: ['app', 'components', 'tests'],
  },
  { pattern: /^(@prisma\/|prisma|pg$|@electric-sql\/)/, parts: ['lib/persistence', 'scripts', 'prisma', 'tests'] },
  { pattern: /^ws$/, parts: ['server', 'tests'] },
  { pattern: /^nodemailer$/, parts: ['lib/jobs'] },
  { pattern: /^(yjs|y-protocols|lib0)(\/|$)/, parts: ['lib/document', 'server', 'components', 'tests'] },
];

/** What the domain may import from outside: nothing but zod. */
const purePackages = /^zod(\/|$)/;

/** The part a file belongs to: the longest name that its path begins with. */
export function partOf(path: string): string | null {
  const parts = Object.keys(layers).filter((part) => path === part || path.startsWith(`${part}/`));
  return parts.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** Every import that the table forbids, as a sentence. */
export function forbiddenImports(files: readonly SourceFile[]): readonly string[] {
  const paths = new Set(files.map((file) => file.path));
  const found: string[] = [];
  for (const file of files) {
    const part = partOf(file.path);
    for (const specifier of importsOf(file)) {
      const target = resolveImport(file.path, specifier, (path) => paths.has(path));
      if (target === null) {
        if (part === 'lib/domain' && !purePackages.test(specifier))
          found.push(`${file.path} imports ${specifier}: the domain is pure`);
        for (const { pattern, parts } of ownedPackages) {
          const isOwner = parts.some((owner) => file.path === owner || file.path.startsWith(`${owner}/`));
          if (pattern.test(specifier) && !isOwner)
            found.push(`${file.path} imports ${specifier}: only ${parts.join(', ')} may`);
        }
        continue;
      }
      const to = partOf(target);
      if (part === null || to === null || part === to) continue;
      const allowed = layers[part] ?? [];
      if (!allowed.some((name) => to === name || to.startsWith(`${name}/`)))
        found.push(`${file.path} (${part}) imports ${target} (${to})`);
    }
  }
  return found;
}

/** Import cycles among the files, each as a path that ends where it began. */
export function importCycles(files: readonly SourceFile[]): readonly string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
      return;
    }
    state.set(path, 'open');
    const file = byPath.get(path);
    if (file !== undefined) {
      for (const specifier of importsOf(file)) {
        const target = resolveImport(path, specifier, (candidate) => byPath.has(candidate));
        if (target !== null && byPath.has(target)) visit(target, [...trail, path]);
      }
    }
    state.set(path, 'done');
  };
  for (const path of byPath.keys()) visit(path, []);
  return cycles;
}
