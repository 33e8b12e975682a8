-- CreateFunction
-- The same append where several nodes write to one database: it also says which numbers the rows were given, in the order of
-- the entries, so that a node knows its own rows from those of others. One node alone goes on calling the function it calls.
--
-- The rows of this call are those that this transaction wrote; "floor" keeps the search to the end of the index.
CREATE FUNCTION "append_numbered_draft_updates"(assessment_ids UUID[], actor_ids UUID[], client_ids BIGINT[], lengths INTEGER[], all_bytes BYTEA)
RETURNS BIGINT[] LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $function$
DECLARE
  floor BIGINT;
BEGIN
  SELECT last_value INTO floor FROM draft_updates_seq_seq;
  PERFORM append_draft_updates(assessment_ids, actor_ids, client_ids, lengths, all_bytes);
  RETURN ARRAY(
    SELECT seq FROM draft_updates
    WHERE assessment_id = ANY(assessment_ids) AND seq >= floor AND xmin = pg_current_xact_id()::xid
    ORDER BY seq
  );
END
$function$;
