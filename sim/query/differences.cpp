#include "sim/query/differences.h"

namespace tw {

const std::vector<Difference>& differences() {
    static const std::vector<Difference> table = {
        {"collector", "Go 1.26 collects marks of small objects by span and scans a span's marked objects together, with a special scanner for each size class; here each object is scanned on its own, last found first. The same objects survive.",
         "Go 1.26 按 span 收集小对象的标记，再按大小类别用专门的扫描器把一个 span 中已标记的对象一起扫描；这里逐个对象扫描，后发现的先扫描。存活的对象完全相同。"},
        {"collector", "In Go marking runs on a quarter of the processors beside the program, and idle processors help; here program and collector take turns on one processor, one unit of work at a time, so that you can watch it.",
         "在 Go 里，标记占用四分之一的处理器，与程序并行，空闲的处理器也来帮忙；这里程序和回收器在同一个处理器上轮流前进，一次一个工作单元，这样才看得清楚。"},
        {"collector", "In Go a goroutine that allocates while marking must help with marking (assists); here nobody assists: at the goal the rest of the cycle is done at once.",
         "在 Go 里，标记期间分配内存的 goroutine 必须协助标记（assist）；这里没有协助：堆达到目标时，余下的工作一次做完。"},
        {"collector", "The pacer aims at the same goal (GOGC, GOMEMLIMIT), but does not learn how fast the program allocates; with stop-the-world the trigger is the goal itself.",
         "调步器的目标相同（GOGC、GOMEMLIMIT），但不会学习程序分配的速度；在 stop-the-world 模式下，触发点就是目标本身。"},
        {"collector", "Go sweeps spans as they are needed and ahead of allocation in proportion; here spans are swept when they are needed or when a cycle begins.",
         "Go 按需清扫 span，并随分配按比例提前清扫；这里只在需要某个 span 时，或下一个周期开始时清扫。"},
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
