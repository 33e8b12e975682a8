-- Frozen contents of assessments, each stored once per assessment under its hash; the versions that name them; and what each
-- person has last read. A content stays as long as a version or a mark names it.
CREATE TABLE "version_contents" (
    "assessment_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "packed" BYTEA NOT NULL,

    CONSTRAINT "version_contents_pkey" PRIMARY KEY ("assessment_id", "sha256")
);
CREATE TABLE "versions" (
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "sha256" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,
    "contributors" UUID[] NOT NULL,

    CONSTRAINT "versions_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "versions_kind_check" CHECK ("kind" IN ('auto', 'named', 'round', 'published'))
);
CREATE TABLE "read_marks" (
    "assessment_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "read_marks_pkey" PRIMARY KEY ("assessment_id", "user_id")
);
CREATE UNIQUE INDEX "versions_assessment_id_number_key" ON "versions"("assessment_id", "number");
CREATE INDEX "versions_assessment_id_sha256_idx" ON "versions"("assessment_id", "sha256");
CREATE INDEX "read_marks_assessment_id_sha256_idx" ON "read_marks"("assessment_id", "sha256");
ALTER TABLE "version_contents" ADD CONSTRAINT "version_contents_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "versions" ADD CONSTRAINT "versions_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "versions" ADD CONSTRAINT "versions_assessment_id_sha256_fkey" FOREIGN KEY ("assessment_id", "sha256") REFERENCES "version_contents"("assessment_id", "sha256") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "versions" ADD CONSTRAINT "versions_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "read_marks" ADD CONSTRAINT "read_marks_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "read_marks" ADD CONSTRAINT "read_marks_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "read_marks" ADD CONSTRAINT "read_marks_assessment_id_sha256_fkey" FOREIGN KEY ("assessment_id", "sha256") REFERENCES "version_contents"("assessment_id", "sha256") ON DELETE NO ACTION ON UPDATE CASCADE;
