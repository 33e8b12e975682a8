-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "workspace" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "scale" TEXT NOT NULL DEFAULT 'icd203',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "role" TEXT NOT NULL,
    "hue" INTEGER NOT NULL,
    "session_epoch" INTEGER NOT NULL DEFAULT 0,
    "oidc_subject" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_links" (
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "user_id" UUID,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "one_time_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_tokens" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessments" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "scale" TEXT NOT NULL,
    "marking" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "judgment_count" INTEGER NOT NULL DEFAULT 0,
    "word_count" INTEGER NOT NULL DEFAULT 0,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_by_id" UUID,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "assessments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment_members" (
    "assessment_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assessment_members_pkey" PRIMARY KEY ("assessment_id","user_id")
);

-- CreateTable
CREATE TABLE "draft_snapshots" (
    "assessment_id" UUID NOT NULL,
    "schema_version" INTEGER NOT NULL,
    "state" BYTEA NOT NULL,
    "state_vector" BYTEA NOT NULL,
    "deletions" BYTEA NOT NULL,
    "shape" BYTEA NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_snapshots_pkey" PRIMARY KEY ("assessment_id")
);

-- CreateTable
CREATE TABLE "draft_updates" (
    "seq" BIGSERIAL NOT NULL,
    "assessment_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "client_id" BIGINT NOT NULL,
    "update" BYTEA NOT NULL,
    "quarantined_at" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_updates_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "draft_authors" (
    "assessment_id" UUID NOT NULL,
    "client_id" BIGINT NOT NULL,
    "actor_id" UUID NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_authors_pkey" PRIMARY KEY ("assessment_id","client_id","actor_id")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "data" TEXT NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "available_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "users_oidc_subject_key" ON "users"("oidc_subject");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_links_token_hash_key" ON "one_time_links"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "api_tokens_token_hash_key" ON "api_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "api_tokens_user_id_idx" ON "api_tokens"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "assessments_number_key" ON "assessments"("number");

-- CreateIndex
CREATE UNIQUE INDEX "assessments_slug_key" ON "assessments"("slug");

-- CreateIndex
CREATE INDEX "assessments_changed_at_id_idx" ON "assessments"("changed_at" DESC, "id");

-- CreateIndex
CREATE INDEX "assessment_members_user_id_idx" ON "assessment_members"("user_id");

-- CreateIndex
CREATE INDEX "draft_updates_assessment_id_seq_idx" ON "draft_updates"("assessment_id", "seq");

-- CreateIndex
CREATE INDEX "outbox_done_at_available_at_idx" ON "outbox"("done_at", "available_at");

-- AddForeignKey
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_members" ADD CONSTRAINT "assessment_members_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_members" ADD CONSTRAINT "assessment_members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_snapshots" ADD CONSTRAINT "draft_snapshots_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_updates" ADD CONSTRAINT "draft_updates_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_authors" ADD CONSTRAINT "draft_authors_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateFunction
-- The rooms' log, written up to forty times a second: all rooms' rows of a turn in one call. A function, since its plans are
-- made once per connection: planning the same statements anew took longer than running them.
--
-- "all_bytes" holds the updates one after the other, "lengths" how long each is: an array of bytea would cross the wire as
-- hex text. "ORDER BY n" makes "seq" follow the order of the entries.
--
-- Nothing waits here for anybody's transaction: an assessment's row that another one holds is passed over, as is one written
-- less than half a second ago, because forty times a second would leave forty dead rows behind. Compaction sets both
-- columns to what the last row says.
--
-- The two settings keep the plans what they must be however large the tables grow after they were made.
CREATE FUNCTION "append_draft_updates"(assessment_ids UUID[], actor_ids UUID[], client_ids BIGINT[], lengths INTEGER[], all_bytes BYTEA)
RETURNS void LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $function$
DECLARE
  due UUID[];
BEGIN
  INSERT INTO draft_updates (assessment_id, actor_id, client_id, update, at)
  SELECT input.assessment_id, input.actor_id, input.client_id,
         substring(all_bytes FROM (input.behind - input.length + 1)::int FOR input.length), now()
  FROM (
    SELECT n, assessment_id, actor_id, client_id, length, sum(length) OVER (ORDER BY n) AS behind
    FROM unnest(assessment_ids, actor_ids, client_ids, lengths)
         WITH ORDINALITY AS given (assessment_id, actor_id, client_id, length, n)
  ) AS input
  ORDER BY input.n;

  due := ARRAY(
    SELECT id FROM assessments
    WHERE id = ANY(assessment_ids) AND changed_at <= now() - interval '500 milliseconds'
    FOR NO KEY UPDATE SKIP LOCKED
  );
  IF cardinality(due) > 0 THEN
    UPDATE assessments AS a SET changed_at = now(), changed_by_id = latest.actor_id
    FROM (
      SELECT DISTINCT ON (given.assessment_id) given.assessment_id, given.actor_id
      FROM unnest(assessment_ids, actor_ids) WITH ORDINALITY AS given (assessment_id, actor_id, n)
      WHERE given.assessment_id = ANY(due)
      ORDER BY given.assessment_id, given.n DESC
    ) AS latest
    WHERE a.id = latest.assessment_id;
  END IF;
END
$function$;
