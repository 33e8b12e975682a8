import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Native and process-bound packages stay outside the bundle; Yjs insists on one copy in a process.
  serverExternalPackages: ['@node-rs/argon2', 'pino', 'pg', 'ws', 'yjs', 'lib0', 'y-protocols'],
  // Arguments of actions hold passwords.
  logging: { serverFunctions: false },
  // Types and lint are checked by `npm run check`, in one place.
  typescript: { ignoreBuildErrors: true },
  experimental: { serverActions: { bodySizeLimit: '12mb' } },
};

export default config;
