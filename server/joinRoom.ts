import type { Admission, DraftStore } from '../lib/commands/ports.ts';
import { mayOnAssessment, type TokenScope } from '../lib/domain/policy.ts';
import { err, ok, type Result } from '../lib/domain/result.ts';
import type { CloseCause } from '../lib/protocol/closeCodes.ts';
import { schemaVersion } from '../lib/document/grammar.ts';
import { colorOf } from './awareness.ts';
import type { Clock } from './Clock.ts';
import type { Room } from './Room.ts';
import type { RoomLimits } from './roomLimits.ts';
import type { RoomRegistry } from './RoomRegistry.ts';
import type { Seat } from './Session.ts';
import { within } from './within.ts';

/** Who asks to join: proven by cookie or token, once. `sessionEpoch` is null for a token. */
export type Identity = {
  readonly userId: string;
  readonly sessionEpoch: number | null;
  readonly scopes: readonly TokenScope[];
};

/** What a client that wants to join says, as found in its request. */
export type JoinRequest = {
  readonly assessmentId: string;
  /** The grammar's version that the client knows; null when it does not say. */
  readonly schema: number | null;
  readonly cookieHeader: string | null;
  readonly bearer: string | null;
};

/** A place in a room. It stands as long as the registry's `rightsEpoch` is this one. */
export type Joined = { readonly room: Room; readonly seat: Seat; readonly rightsEpoch: number };

export type JoinPorts = {
  readonly store: Pick<DraftStore, 'admission'>;
  readonly registry: RoomRegistry;
  readonly identify: (credentials: Pick<JoinRequest, 'cookieHeader' | 'bearer'>) => Promise<Identity | null>;
  readonly clock: Clock;
  readonly limits: RoomLimits;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The one place where joining is authorised. What somebody may not know of looks as if it did not exist. Rejects when the
 * store cannot answer in time.
 */
export async function joinRoom(request: JoinRequest, ports: JoinPorts): Promise<Result<Joined, CloseCause>> {
  const { store, registry, clock, limits } = ports;
  for (;;) {
    // Read before anything is asked: a token may be revoked, too, while we ask.
    const { rightsEpoch } = registry;
    const identity = await within(ports.identify(request), limits.loadTimeoutMs, clock);
    if (identity === null) return err('signInAgain');
    if (!uuid.test(request.assessmentId)) return err('noSuchAssessment');
    const asked = Promise.all([
      store.admission(request.assessmentId, identity.userId),
      registry.open(request.assessmentId),
    ]);
    const [admission, room] = await within(asked, limits.loadTimeoutMs, clock);
    // Somebody's rights changed while we asked: perhaps these.
    if (rightsEpoch !== registry.rightsEpoch) continue;
    const seat = seatOf(identity, admission);
    if (!seat.ok) return seat;
    if (room === null) return err('noSuchAssessment');
    if (request.schema !== null && request.schema < schemaVersion) return err('clientTooOld');
    return ok({ room, seat: seat.value, rightsEpoch });
  }
}

/** On what grounds this person may be in the room, or why not. */
function seatOf(identity: Identity, admission: Admission | null): Result<Seat, CloseCause> {
  if (admission === null) return err('noSuchAssessment');
  const { user, role, state } = admission;
  if (user === null || user.disabled) return err('signInAgain');
  if (identity.sessionEpoch !== null && identity.sessionEpoch < user.sessionEpoch) return err('signInAgain');
  if (role === null || state === 'archived') return err('noSuchAssessment');
  const { userId, scopes } = identity;
  if (!mayOnAssessment({ scopes }, role, 'draft.join', state)) return err('notAllowed');
  const { name, hue } = user;
  return ok({ user: { id: userId, name, hue, color: colorOf(hue) }, role, assessmentState: state, scopes });
}
