-- Publications: versions released to readers, with everything that a reader may see as it was frozen; and who opened which.
-- A publication is never removed. What becomes of it, its retraction, is written beside what was frozen.
CREATE TABLE "publications" (
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "change_summary" TEXT NOT NULL DEFAULT '',
    "record" TEXT NOT NULL,
    "published_by_id" UUID NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "retracted_by_id" UUID,
    "retracted_at" TIMESTAMPTZ(3),
    "retracted_reason" TEXT,
    "replaced_by" INTEGER,

    CONSTRAINT "publications_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "publications_kind_check" CHECK ("kind" IN ('initial', 'administrative', 'substantive')),
    CONSTRAINT "publications_retracted_check" CHECK (("retracted_at" IS NULL) = ("retracted_reason" IS NULL))
);
CREATE TABLE "publication_readers" (
    "publication_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "publication_readers_pkey" PRIMARY KEY ("publication_id", "user_id")
);
CREATE UNIQUE INDEX "publications_assessment_id_number_key" ON "publications"("assessment_id", "number");
CREATE UNIQUE INDEX "publications_slug_number_key" ON "publications"("slug", "number");
CREATE INDEX "publications_assessment_id_sha256_idx" ON "publications"("assessment_id", "sha256");
CREATE INDEX "publication_readers_user_id_idx" ON "publication_readers"("user_id");
ALTER TABLE "publications" ADD CONSTRAINT "publications_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "publications" ADD CONSTRAINT "publications_assessment_id_sha256_fkey" FOREIGN KEY ("assessment_id", "sha256") REFERENCES "version_contents"("assessment_id", "sha256") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "publications" ADD CONSTRAINT "publications_published_by_id_fkey" FOREIGN KEY ("published_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "publications" ADD CONSTRAINT "publications_retracted_by_id_fkey" FOREIGN KEY ("retracted_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "publication_readers" ADD CONSTRAINT "publication_readers_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publications"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "publication_readers" ADD CONSTRAINT "publication_readers_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
