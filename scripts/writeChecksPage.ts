import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checksPage } from '../lib/domain/tradecraft/checksPage.ts';

// Writes docs/checks.md from the table of checks.
writeFileSync(fileURLToPath(new URL('../docs/checks.md', import.meta.url)), checksPage());
