import type { RoomGateway } from '../../lib/commands/ports.ts';
import type { SignInThrottle } from '../../lib/commands/runtime.ts';
import type { NodeRing } from './NodeRing.ts';

/** What is done to the sockets of this node is told to the others. */
export function tellingGateway(gateway: RoomGateway, ring: Pick<NodeRing, 'tell'>): RoomGateway {
  return {
    ...gateway,
    rightsChanged: (assessmentId, userId) => {
      gateway.rightsChanged(assessmentId, userId);
      ring.tell({ kind: 'rights', assessmentId, userId });
    },
    assessmentClosed: (assessmentId) => {
      gateway.assessmentClosed(assessmentId);
      ring.tell({ kind: 'rights', assessmentId, userId: null });
    },
    userEnded: (userId) => {
      gateway.userEnded(userId);
      ring.tell({ kind: 'rights', assessmentId: null, userId });
    },
    announce: (assessmentId, topic) => {
      gateway.announce(assessmentId, topic);
      ring.tell({ kind: 'news', assessmentId, topic });
    },
    announceToAll: (topic) => {
      gateway.announceToAll(topic);
      ring.tell({ kind: 'news', assessmentId: null, topic });
    },
  };
}

/** A throttle that tells the other nodes what it counts. */
export function tellingThrottle(throttle: SignInThrottle, ring: Pick<NodeRing, 'tell'>): SignInThrottle {
  return {
    check: (account, address) => throttle.check(account, address),
    failed: (account, address) => {
      ring.tell({ kind: 'sign-in', isFailed: true, account, address });
      return throttle.failed(account, address);
    },
    succeeded: (account, address) => {
      ring.tell({ kind: 'sign-in', isFailed: false, account, address });
      return throttle.succeeded(account, address);
    },
  };
}
