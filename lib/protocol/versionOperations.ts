import { named } from './operation.ts';
import {
  createVersionInput,
  diffDto,
  readMarkDto,
  renameVersionInput,
  restoredVersionDto,
  versionDto,
  versionListQuery,
  versionPageDto,
  versionWithContentDto,
} from './versionDto.ts';

const path = '/assessments/{id}/versions';
const diff = named('Diff', diffDto);
const readMark = named('ReadMark', readMarkDto);

/** Versions, what differs between them, and what one has read; part of `operations`. */
export const versionOperations = {
  listVersions: {
    method: 'get',
    path,
    summary: 'The versions of an assessment, newest first, without their contents; all, or those that a search finds.',
    query: versionListQuery,
    status: 200,
    answer: named('VersionPage', versionPageDto),
  },
  createVersion: {
    method: 'post',
    path,
    summary:
      'Freezes the live draft, everything flushed. With a name or a note it is always a new version; without, the newest one where it holds the same. Owners and editors.',
    body: named('CreateVersion', createVersionInput),
    status: 201,
    answer: named('Version', versionDto),
  },
  readVersion: {
    method: 'get',
    path: `${path}/{n}`,
    summary: 'A version with its content.',
    status: 200,
    answer: named('VersionWithContent', versionWithContentDto),
  },
  renameVersion: {
    method: 'patch',
    path: `${path}/{n}`,
    summary:
      'Gives a version another name or note; what it holds stays. One kept automatically is a named one from then on. Owners and editors.',
    body: named('RenameVersion', renameVersionInput),
    status: 200,
    answer: named('Version', versionDto),
  },
  compareVersions: {
    method: 'get',
    path: `${path}/{n}/diff/{to}`,
    summary:
      'What differs from version n to another one, or to the live draft (`draft`): block by block, word by word, judgment by judgment.',
    isCostly: true,
    status: 200,
    answer: diff,
  },
  restoreVersion: {
    method: 'post',
    path: `${path}/{n}/restore`,
    summary:
      'Brings a version back as a change of the live draft that everybody sees; what it replaces is first kept as a version. Owners and editors.',
    isCostly: true,
    status: 200,
    answer: named('RestoredVersion', restoredVersionDto),
  },
  readReadMark: {
    method: 'get',
    path: '/assessments/{id}/read-mark',
    summary: 'What the caller has last read, and how much others have changed since.',
    status: 200,
    answer: readMark,
  },
  markRead: {
    method: 'put',
    path: '/assessments/{id}/read-mark',
    summary: 'Marks the live draft as read by the caller.',
    status: 200,
    answer: readMark,
  },
  compareRead: {
    method: 'get',
    path: '/assessments/{id}/read-mark/diff',
    summary: 'What differs from what the caller has last read to the live draft.',
    isCostly: true,
    status: 200,
    answer: diff,
  },
} as const;
