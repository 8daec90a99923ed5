-- Revocation data added afterwards makes a version of its own: the received bytes stay what they were.
alter table signing_act drop constraint signing_act_kind_check;
alter table signing_act add constraint signing_act_kind_check check (kind in ('SIGN', 'SEAL', 'EXTEND'));
