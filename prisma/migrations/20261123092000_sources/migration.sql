-- The workspace's register of sources: what a paper kept so that others can cite it, and whether it was recalled.
CREATE TABLE "source_records" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "descriptor" TEXT NOT NULL DEFAULT '',
    "fields" JSONB NOT NULL,
    "kept_by_id" UUID NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "recalled_at" TIMESTAMPTZ(3),
    "recalled_by_id" UUID,
    "recall_reason" TEXT,

    CONSTRAINT "source_records_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "source_records_title_idx" ON "source_records"((lower("title") COLLATE "C"), (("id")::text COLLATE "C"));
ALTER TABLE "source_records" ADD CONSTRAINT "source_records_kept_by_id_fkey" FOREIGN KEY ("kept_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "source_records" ADD CONSTRAINT "source_records_recalled_by_id_fkey" FOREIGN KEY ("recalled_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a person must be told in the product, until they have seen it or it no longer holds.
CREATE TABLE "notices" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "notices_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "notices_user_id_assessment_id_record_id_at_key" ON "notices"("user_id", "assessment_id", "record_id", "at");
CREATE INDEX "notices_record_id_idx" ON "notices"("record_id");
ALTER TABLE "notices" ADD CONSTRAINT "notices_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "notices" ADD CONSTRAINT "notices_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "notices" ADD CONSTRAINT "notices_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "source_records"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Which drafts hold which record, and the labels of the judgments that rest on it there.
ALTER TABLE "draft_blocks" ADD COLUMN "record" UUID;
ALTER TABLE "draft_blocks" ADD COLUMN "carries" TEXT NOT NULL DEFAULT '';
CREATE INDEX "draft_blocks_record_idx" ON "draft_blocks"("record");
