package vn.dangvu.register;

import vn.dangvu.shared.DocumentEvent;

import java.util.Map;

/** A report got its arrival number; facts: year, arrivalNumber. */
public record DocumentRegistered(
        Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {}
