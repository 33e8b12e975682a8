import { defineConfig } from 'prisma/config';

/** For the Prisma CLI only (`npx prisma migrate deploy --config prisma/prisma.config.ts`); the product migrates by itself. */
export default defineConfig({
  schema: 'schema.prisma',
  migrations: { path: 'migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? 'postgresql://localhost:5432/yardstick' },
});
