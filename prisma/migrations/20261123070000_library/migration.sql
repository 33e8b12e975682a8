-- When an assessment is due, and what it is filed under.
ALTER TABLE "assessments" ADD COLUMN "due_at" TIMESTAMPTZ(3);
ALTER TABLE "assessments" ADD COLUMN "topic" TEXT NOT NULL DEFAULT '';

-- When a member last opened it: what changed since is new to them.
ALTER TABLE "assessment_members" ADD COLUMN "opened_at" TIMESTAMPTZ(3);

-- Beginnings that people have saved for the next assessment.
CREATE TABLE "templates" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "owner_id" UUID NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "content" TEXT NOT NULL,
    "scale" TEXT NOT NULL,
    "marking" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "templates_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "templates_owner_id_idx" ON "templates"("owner_id");
ALTER TABLE "templates" ADD CONSTRAINT "templates_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Scales of estimative words that a workspace defines for itself. Never changed once made, only withdrawn from new use.
CREATE TABLE "scales" (
    "id" TEXT NOT NULL,
    "definition" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "scales_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "scales" ADD CONSTRAINT "scales_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Pictures of figures, by the SHA-256 of their bytes.
CREATE TABLE "images" (
    "assessment_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "images_pkey" PRIMARY KEY ("assessment_id","sha256")
);
ALTER TABLE "images" ADD CONSTRAINT "images_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "images" ADD CONSTRAINT "images_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The words of drafts as last folded, block by block, for searching.
CREATE TABLE "draft_blocks" (
    "assessment_id" UUID NOT NULL,
    "block_id" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "words" TSVECTOR NOT NULL GENERATED ALWAYS AS (to_tsvector('english', "text")) STORED,

    CONSTRAINT "draft_blocks_pkey" PRIMARY KEY ("assessment_id","block_id")
);
CREATE INDEX "draft_blocks_words_idx" ON "draft_blocks" USING GIN ("words");
ALTER TABLE "draft_blocks" ADD CONSTRAINT "draft_blocks_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
