"use client";
import "selon/view";

export const Light = () => null;
