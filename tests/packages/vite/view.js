import "selon/view";
