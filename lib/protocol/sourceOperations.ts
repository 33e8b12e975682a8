import { pageQuery } from './fields.ts';
import { named, type Operation } from './operation.ts';
import {
  changeSourceInput,
  keepSourceInput,
  noticeListDto,
  recallSourceInput,
  sourceDto,
  sourceListQuery,
  sourcePageDto,
  sourceUsePageDto,
} from './sourceDto.ts';

const source = named('Source', sourceDto);

/** The workspace's register of sources. */
export const sourceOperations = {
  listSources: {
    method: 'get',
    path: '/sources',
    summary: 'The workspace’s register of sources, by title; by words, by ids, or by whether they are recalled.',
    query: sourceListQuery,
    status: 200,
    answer: named('SourcePage', sourcePageDto),
  },
  keepSource: {
    method: 'post',
    path: '/sources',
    summary: 'Keeps a source in the register. A draft’s source names it by its attribute `record`.',
    body: named('KeepSource', keepSourceInput),
    status: 201,
    answer: source,
  },
  readSource: {
    method: 'get',
    path: '/sources/{id}',
    summary: 'One source of the register.',
    status: 200,
    answer: source,
  },
  changeSource: {
    method: 'patch',
    path: '/sources/{id}',
    summary: 'Changes a source of the register; drafts that took it keep their words. Who kept it, and administrators.',
    body: named('ChangeSource', changeSourceInput),
    status: 200,
    answer: source,
  },
  recallSource: {
    method: 'post',
    path: '/sources/{id}/recall',
    summary:
      'Recalls a source, with the reason. Every assessment that cites it says so, and its owners are told. Who kept it, and administrators.',
    body: named('RecallSource', recallSourceInput),
    status: 200,
    answer: source,
  },
  reinstateSource: {
    method: 'post',
    path: '/sources/{id}/reinstate',
    summary: 'Takes a recall back; it stays in the audit log. Who kept the source, and administrators.',
    status: 200,
    answer: source,
  },
  listSourceUses: {
    method: 'get',
    path: '/sources/{id}/uses',
    summary: 'Where it is used among the assessments that the caller may read, as of each draft’s last pause.',
    query: pageQuery,
    status: 200,
    answer: named('SourceUsePage', sourceUsePageDto),
  },
} as const satisfies Record<string, Operation>;

/** What people are told in the product. */
export const noticeOperations = {
  listNotices: {
    method: 'get',
    path: '/notices',
    summary: 'Recalled sources that assessments of the caller cite, latest first, as long as they are not dismissed.',
    status: 200,
    answer: named('NoticeList', noticeListDto),
  },
  dismissNotice: {
    method: 'delete',
    path: '/notices/{id}',
    summary: 'Dismisses one of the caller’s own notices.',
    status: 204,
  },
} as const satisfies Record<string, Operation>;
