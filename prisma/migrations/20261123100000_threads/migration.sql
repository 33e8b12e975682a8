-- Comment threads beside a draft. A thread is anchored by block, relative positions and quote; nothing of it is in the draft.
CREATE TABLE "threads" (
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "block_id" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "start_point" TEXT,
    "end_point" TEXT,
    "author_id" UUID NOT NULL,
    "is_blocking" BOOLEAN NOT NULL,
    "is_pending" BOOLEAN NOT NULL,
    "round_id" UUID,
    "status" TEXT NOT NULL,
    "settled_by_id" UUID,
    "settled_at" TIMESTAMPTZ(3),
    "suggestion_state" TEXT,
    "suggestion_field" TEXT,
    "suggestion_base" TEXT,
    "suggestion_replacement" TEXT,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "threads_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "thread_comments" (
    "id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "mentions" UUID[],
    "is_pending" BOOLEAN NOT NULL,
    "round_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "thread_comments_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "threads_assessment_id_created_at_idx" ON "threads"("assessment_id", "created_at");
CREATE INDEX "thread_comments_thread_id_created_at_idx" ON "thread_comments"("thread_id", "created_at");
ALTER TABLE "threads" ADD CONSTRAINT "threads_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "threads" ADD CONSTRAINT "threads_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "threads" ADD CONSTRAINT "threads_settled_by_id_fkey" FOREIGN KEY ("settled_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "threads" ADD CONSTRAINT "threads_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "thread_comments" ADD CONSTRAINT "thread_comments_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "threads"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "thread_comments" ADD CONSTRAINT "thread_comments_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
