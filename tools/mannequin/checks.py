"""stub"""
def faults(motion, directions): return []
