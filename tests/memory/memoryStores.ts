import { memoryPublishedSearch } from './memoryPublishedSearch.ts';
import type { LinkStore, Stores, TokenRecord, TokenStore, UserRecord, UserStore } from '../../lib/commands/ports.ts';
import { auditHash, canonicalJson, firstPrevHash } from '../../lib/domain/audit/auditHash.ts';
import type { CursorKey } from '../../lib/persistence/cursor.ts';
import { isUuid } from '../../lib/persistence/isUuid.ts';
import { isIsoTime } from '../../lib/persistence/stores/isIsoTime.ts';
import { DuplicateError } from '../../lib/persistence/DuplicateError.ts';
import { sha256Hex } from '../../lib/commands/sha256Hex.ts';
import { memoryAssessments, memoryMembers } from './memoryAssessments.ts';
import { memoryChangeStatements } from './memoryChangeStatements.ts';
import { memoryCheckChoices } from './memoryCheckChoices.ts';
import { memoryEstimates } from './memoryEstimates.ts';
import { memoryImages } from './memoryImages.ts';
import { memoryForecasts } from './memoryForecasts.ts';
import { memoryLedger, memoryOutcomeRequests } from './memoryLedger.ts';
import { memoryPublicationReaders, memoryPublications } from './memoryPublications.ts';
import { memoryReviewPolicy, memoryReviewTexts, memoryRounds, memorySeats } from './memoryRounds.ts';
import { memoryLibrary } from './memoryLibrary.ts';
import { memoryNotifications } from './memoryNotifications.ts';
import { memorySearch } from './memorySearch.ts';
import { memoryNotices, memorySources, tellOfRecalled } from './memorySources.ts';
import { memoryTemplates } from './memoryTemplates.ts';
import { memoryScales } from './memoryScales.ts';
import { memoryContents, memoryVersions } from './memoryVersions.ts';
import { memoryThreads } from './memoryThreads.ts';
import { memoryDeliveries, memoryWebhooks } from './memoryWebhooks.ts';
import { memoryWaivers } from './memoryWaivers.ts';
import { compareText, memoryPage, newestFirst } from './memoryPage.ts';
import type { MemoryAccess, MemoryState } from './memoryState.ts';

/** All stores over one access to the state. */
export function memoryStores(access: MemoryAccess, now: () => Date): Stores {
  return {
    workspace: {
      get: () => access.read((state) => state.workspace),
      put: (workspace) => access.write((state) => void (state.workspace = workspace)),
    },
    users: memoryUsers(access),
    links: memoryLinks(access),
    tokens: memoryTokens(access),
    assessments: memoryAssessments(access),
    members: memoryMembers(access, now),
    library: memoryLibrary(access),
    search: memorySearch(access),
    templates: memoryTemplates(access),
    drafts: {
      seed: (assessmentId, draft, _at, blocks = []) =>
        access.write((state) => {
          if (!state.assessments.has(assessmentId)) throw new Error('no such assessment');
          if (state.snapshots.has(assessmentId)) throw new DuplicateError('id');
          state.snapshots.set(assessmentId, draft);
          state.blocks.set(assessmentId, blocks);
          tellOfRecalled(state, assessmentId);
        }),
      authorsSince: (assessmentId, since) =>
        access.read((state) => {
          const isLater = (at: Date): boolean => since === null || at >= since;
          const known = (state.authors.get(assessmentId) ?? []).filter(({ lastAt }) => isLater(lastAt));
          const logged = state.log.filter((row) => row.assessmentId === assessmentId && isLater(row.at));
          return [...new Set([...known, ...logged].map(({ actorId }) => actorId))].toSorted();
        }),
      authorsUnder: (assessmentId, clientIds) =>
        access.read((state) => {
          const logged = state.log.filter((row) => row.assessmentId === assessmentId);
          const all = [...(state.authors.get(assessmentId) ?? []), ...logged];
          const found = all.filter(({ clientId }) => clientIds.includes(Number(clientId)));
          const pairs = new Map(
            found.map(({ clientId, actorId }) => [`${clientId} ${actorId}`, { clientId: Number(clientId), actorId }]),
          );
          return [...pairs.values()];
        }),
      lastWriting: (assessmentId) =>
        access.read((state) => {
          const known = (state.authors.get(assessmentId) ?? []).map(({ actorId, lastAt }) => ({ actorId, at: lastAt }));
          const logged = state.log.filter((row) => row.assessmentId === assessmentId);
          const all = [...known, ...logged.map(({ actorId, at }) => ({ actorId, at }))];
          return all.toSorted((one, other) => other.at.getTime() - one.at.getTime())[0] ?? null;
        }),
    },
    images: memoryImages(access),
    scales: memoryScales(access),
    waivers: memoryWaivers(access),
    changeStatements: memoryChangeStatements(access),
    checkChoices: memoryCheckChoices(access),
    sources: memorySources(access),
    notices: memoryNotices(access),
    notifications: memoryNotifications(access),
    estimates: memoryEstimates(access),
    versions: memoryVersions(access),
    contents: memoryContents(access),
    publications: memoryPublications(access),
    publishedSearch: memoryPublishedSearch(access),
    publicationReaders: memoryPublicationReaders(access),
    forecasts: memoryForecasts(access),
    ledger: memoryLedger(access),
    outcomeRequests: memoryOutcomeRequests(access),
    threads: memoryThreads(access),
    rounds: memoryRounds(access),
    seats: memorySeats(access),
    reviewTexts: memoryReviewTexts(access),
    reviewPolicy: memoryReviewPolicy(access),
    audit: {
      append: (entry) =>
        access.write((state) => {
          const before = state.audit.at(-1);
          const seq = (before?.seq ?? 0) + 1;
          const prevHash = before?.hash ?? firstPrevHash;
          const data = JSON.parse(canonicalJson(entry.data)) as Record<string, unknown>;
          const hash = auditHash({ ...entry, data, seq, prevHash, at: entry.at.toISOString() }, sha256Hex);
          state.audit.push({ ...entry, data, seq, prevHash, hash });
        }),
      since: (since, limit) => access.read((state) => state.audit.filter((row) => row.seq > since).slice(0, limit)),
    },
    webhooks: memoryWebhooks(access),
    deliveries: memoryDeliveries(access),
    outbox: { add: (entry) => access.write((state) => void state.outbox.push(entry)) },
  };
}

function memoryUsers(access: MemoryAccess): UserStore {
  const find = (test: (user: UserRecord) => boolean) =>
    access.read((state) => [...state.users.values()].find(test) ?? null);
  return {
    byId: (id) => access.read((state) => state.users.get(id) ?? null),
    byEmail: (email) => find((user) => user.email === email.toLowerCase()),
    byOidcSubject: (subject) => find((user) => user.oidcSubject === subject),
    list: (page, query = '') =>
      access.read((state) => {
        const wanted = query.toLowerCase().replaceAll('\0', '');
        const rows = [...state.users.values()].filter(
          (user) => user.name.toLowerCase().includes(wanted) || user.email.includes(wanted),
        );
        return memoryPage(
          rows,
          page,
          (user) => [user.name.toLowerCase(), user.id],
          (a, b) => compareText(a[0], b[0]) || compareText(a[1], b[1]),
        );
      }),
    count: () => access.read((state) => state.users.size),
    insert: (user) =>
      access.write((state) => {
        if (state.users.has(user.id)) throw new DuplicateError('id');
        state.users.set(user.id, requireUniqueUser(state, { ...user, email: user.email.toLowerCase() }));
      }),
    update: (id, change) =>
      access.write((state) => {
        const user = state.users.get(id);
        if (user === undefined) throw new Error('no such user');
        const changed = { ...user, ...change };
        state.users.set(id, requireUniqueUser(state, { ...changed, email: changed.email.toLowerCase() }));
      }),
    countActiveAdmins: () =>
      access.read(
        (state) => [...state.users.values()].filter((user) => user.role === 'admin' && user.disabledAt === null).length,
      ),
  };
}

function requireUniqueUser(state: MemoryState, user: UserRecord): UserRecord {
  for (const other of state.users.values()) {
    if (other.id === user.id) continue;
    if (other.email === user.email) throw new DuplicateError('email');
    if (user.oidcSubject !== null && other.oidcSubject === user.oidcSubject) throw new DuplicateError('oidc_subject');
  }
  return user;
}

function memoryLinks(access: MemoryAccess): LinkStore {
  return {
    insert: (link) => access.write((state) => void state.links.set(link.id, link)),
    byTokenHash: (tokenHash) =>
      access.read((state) => [...state.links.values()].find((link) => link.tokenHash === tokenHash) ?? null),
    use: (id, at) =>
      access.write((state) => {
        const link = state.links.get(id);
        if (link === undefined || link.usedAt !== null || link.expiresAt <= at) return false;
        state.links.set(id, { ...link, usedAt: at });
        return true;
      }),
    revoke: (purpose, userId, at) =>
      access.write((state) => {
        for (const link of state.links.values()) {
          const meant = link.purpose === purpose && (userId === null || link.userId === userId);
          if (meant && link.usedAt === null) state.links.set(link.id, { ...link, usedAt: at });
        }
      }),
  };
}

function memoryTokens(access: MemoryAccess): TokenStore {
  return {
    insert: (token) => access.write((state) => void state.tokens.set(token.id, token)),
    byTokenHash: (tokenHash) =>
      access.read((state) => [...state.tokens.values()].find((token) => token.tokenHash === tokenHash) ?? null),
    listOf: (userId, page) =>
      access.read((state) => {
        const rows = [...state.tokens.values()].filter((token) => token.userId === userId && token.revokedAt === null);
        const key = (token: TokenRecord): CursorKey => [token.createdAt.toISOString(), token.id];
        return memoryPage(rows, page, key, newestFirst, (time, id) => isIsoTime(time) && isUuid(id));
      }),
    revoke: (id, userId, at) =>
      access.write((state) => {
        const token = state.tokens.get(id);
        if (token === undefined || token.userId !== userId || token.revokedAt !== null) return false;
        state.tokens.set(id, { ...token, revokedAt: at });
        return true;
      }),
    revokeAll: (userId, at) =>
      access.write((state) => {
        for (const token of state.tokens.values()) {
          if (token.userId === userId && token.revokedAt === null)
            state.tokens.set(token.id, { ...token, revokedAt: at });
        }
      }),
    touch: (id, at) =>
      access.write((state) => {
        const token = state.tokens.get(id);
        if (token !== undefined) state.tokens.set(id, { ...token, lastUsedAt: at });
      }),
  };
}
