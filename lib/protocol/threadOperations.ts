import {
  acceptInput,
  changeCommentInput,
  changeThreadInput,
  commentDto,
  openThreadInput,
  replyInput,
  threadDto,
  threadListQuery,
  threadPageDto,
} from './threadsDto.ts';

const thread = { name: 'Thread', schema: threadDto } as const;
const comment = { name: 'Comment', schema: commentDto } as const;

/** Threads of comments and suggestions; part of `operations`. */
export const threadOperations = {
  listThreads: {
    method: 'get',
    path: '/assessments/{id}/threads',
    summary:
      'Threads, oldest first, each with where its words are in the live draft. Pending ones of others are left out.',
    query: threadListQuery,
    status: 200,
    answer: { name: 'ThreadPage', schema: threadPageDto },
  },
  openThread: {
    method: 'post',
    path: '/assessments/{id}/threads',
    summary:
      'Opens a thread on words of a block, perhaps with other words or another field’s value suggested. 400 with the closest words where the quote is nowhere. Owners, editors and reviewers.',
    body: { name: 'OpenThread', schema: openThreadInput },
    status: 201,
    answer: thread,
  },
  changeThread: {
    method: 'patch',
    path: '/threads/{id}',
    summary:
      'Resolves or reopens a thread, or attaches it elsewhere: owners, editors and reviewers. Whether it is blocking is said by who opened it.',
    body: { name: 'ChangeThread', schema: changeThreadInput },
    status: 200,
    answer: thread,
  },
  replyToThread: {
    method: 'post',
    path: '/threads/{id}/replies',
    summary: 'Adds a comment to a thread. Owners, editors and reviewers.',
    body: { name: 'Reply', schema: replyInput },
    status: 201,
    answer: comment,
  },
  acceptSuggestion: {
    method: 'post',
    path: '/threads/{id}/accept',
    summary:
      'Writes a suggestion into the draft as one change and resolves the thread. 409 with both texts where the words have changed since; `instead` then says what is to stand there. Owners and editors.',
    body: { name: 'AcceptSuggestion', schema: acceptInput },
    isBodyOptional: true,
    status: 200,
    answer: thread,
  },
  rejectSuggestion: {
    method: 'post',
    path: '/threads/{id}/reject',
    summary: 'Turns a suggestion down, by an owner or editor, or withdraws it, by who made it; the thread is resolved.',
    status: 200,
    answer: thread,
  },
  changeComment: {
    method: 'patch',
    path: '/comments/{id}',
    summary: 'Changes a comment of one’s own; it is marked as edited.',
    body: { name: 'ChangeComment', schema: changeCommentInput },
    status: 200,
    answer: comment,
  },
  deleteComment: {
    method: 'delete',
    path: '/comments/{id}',
    summary: 'Deletes a comment of one’s own: its words go, its place in the thread stays.',
    status: 204,
  },
} as const;
