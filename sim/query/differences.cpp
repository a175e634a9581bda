#include "sim/query/differences.h"

namespace tw {

const std::vector<Difference>& differences() {
    static const std::vector<Difference> table = {
        {"collector", "Go 1.26 collects marks of small objects by span and scans a span's marked objects together, with a special scanner for each size class; here each object is scanned on its own, last found first. The same objects survive.",
         "Go 1.26 按 span 收集小对象的标记，再按大小类别用专门的扫描器把一个 span 中已标记的对象一起扫描；这里逐个对象扫描，后发现的先扫描。存活的对象完全相同。"},
        {"collector", "In Go marking runs on a quarter of the processors beside the program, and idle processors help; here program and collector take turns on one processor, one unit of work at a time, so that you can watch it. A unit counts as a third of the time between two units; nobody marks while all wait.",
         "在 Go 里，标记占用四分之一的处理器，与程序并行，空闲的处理器也来帮忙；这里程序和回收器在同一个处理器上轮流前进，一次一个工作单元，这样才看得清楚。一个单元按两个单元之间时间的三分之一计；大家都在等待时没有人标记。"},
        {"collector", "Assists follow Go's formulas; a goroutine pays its debt before its next allocation instead of within it. With one processor nobody waits for credit. By default the world stands still while marking, and then nobody assists.",
         "协助标记（assist）按 Go 的公式进行；goroutine 在下一次分配之前还债，而不是在这次分配之中。只有一个处理器，因此没有人排队等待信用额度。默认情况下标记时世界停止，也就没有协助。"},
        {"collector", "Goal, trigger and runway follow Go's formulas (GOGC, GOMEMLIMIT); how fast the program allocates is measured in virtual time. With the world stopped the trigger is as late as Go allows, as with GODEBUG=gcstoptheworld=1. There is no CPU limiter: where a memory limit cannot be held, a pause as long as the last cycle lies between two cycles.",
         "目标、触发点和预留空间按 Go 的公式计算（GOGC、GOMEMLIMIT）；程序分配的速度按虚拟时间测量。世界停止时，触发点取 Go 允许的最晚处，如同 GODEBUG=gcstoptheworld=1。没有 CPU 限制器：守不住内存上限时，两个周期之间隔着与上一个周期一样长的时间。"},
        {"collector", "Spans are swept when they are needed and in proportion to allocation, as in Go; Go's background sweeper is a goroutine, here a unit in turn with the program. With the world stopped all are swept at once, as with gcstoptheworld=2.",
         "span 按需清扫，也随分配按比例提前清扫，与 Go 相同；Go 的后台清扫者是一个 goroutine，这里是与程序轮流的工作单元。世界停止时一次全部清扫，如同 gcstoptheworld=2。"},
        {"collector", "A goroutine that Go stops between two safepoints has its innermost frame scanned conservatively; here marking waits for a safepoint for a while first, so fewer dead words keep something alive.",
         "如果 goroutine 停在两个安全点之间，Go 会保守地扫描它最内层的栈帧；这里先等待安全点一小会儿，因此较少有死掉的字让对象存活。"},
        {"collector", "gctrace lines have Go's form; their times are virtual and pauses take none.", "gctrace 行的格式与 Go 相同；时间是虚拟的，暂停不花时间。"},
        {"scheduler", "There is one processor (GOMAXPROCS=1), so two goroutines never run at the same instant; every order that is shown is one that Go may choose too.",
         "只有一个处理器（GOMAXPROCS=1），两个 goroutine 不会在同一瞬间运行；这里出现的每种顺序，Go 也可能选择。"},
        {"scheduler", "Order, select's choice and map iteration come from a seed and repeat; in Go they are drawn anew each run.",
         "调度顺序、select 的选择、map 的遍历顺序由种子决定，可以重现；在 Go 里每次运行都重新抽取。"},
        {"scheduler", "A goroutine is preempted after ten million instructions, as Go does after 10 ms.", "一个 goroutine 执行一千万条指令后被抢占，对应 Go 的 10 毫秒。"},
        {"time", "Time is virtual: an instruction takes a nanosecond, and when everybody waits the clock jumps to the next timer.",
         "时间是虚拟的：一条指令一纳秒；当所有 goroutine 都在等待时，时钟直接跳到下一个定时器。"},
        {"memory", "Mark bits are shown beside the span; Go 1.26 keeps those of small objects at the span's end. The space there is reserved, so sizes and addresses agree.",
         "标记位显示在 span 之外；Go 1.26 把小对象的标记位放在 span 末尾。那里的空间照样留出，因此大小和地址一致。"},
        {"memory", "Deferred calls and panics are kept by the goroutine's record, not in its frames.", "延迟调用和 panic 记录在 goroutine 的记录里，而不在它的栈帧里。"},
        {"memory", "Frames are those of functions that are not inlined (-gcflags=-l), and hold the model's own temporaries; which variables are on the heap is the compiler's decision.",
         "栈帧是未内联函数（-gcflags=-l）的栈帧，其中的临时变量是模型自己的；哪些变量在堆上由编译器的规则决定。"},
        {"types", "Descriptors and itabs have Go's layout; type hashes, code addresses and the hash function of maps are the model's own.",
         "类型描述符和 itab 的布局与 Go 相同；类型哈希、代码地址和 map 的哈希函数是模型自己的。"},
    };
    return table;
}

}  // namespace tw
