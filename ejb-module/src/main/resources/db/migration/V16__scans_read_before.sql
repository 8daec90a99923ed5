-- Files found without text before scans were read optically: with the next index they are read again,
-- and their pictures wait to be recognised.
delete from extraction
where reason in ('no-text', 'some-pages-without-text')
  and not pages @> '[{"source": "PICTURE"}]'
  and not pages @> '[{"source": "RECOGNISED"}]';
